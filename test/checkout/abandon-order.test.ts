import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MoneyDesk, openMoneyDesk } from '../payments/money-desk.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, ask, pay, placeByCard, sessionOf } from '../support/buyer.ts'
import { orderOf } from '../support/desk.ts'
import { browse, hiddenFields, wordsOf } from '../web/browser.ts'

const ROUNDS = 6

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const abandon = ({ body }: Answer, key: string = randomUUID()) =>
  ask(`${desk.shop}/orders/${body.id}/abandon`, {
    method: 'POST',
    headers: { 'order-token': body.orderToken as string, 'idempotency-key': key },
  })
const placed = async (name: string, capacity = 1) => {
  const { offeringId } = await launch(desk.fleet, { capacity })
  return { offeringId, order: await placeByCard(desk.shop, offeringId, name) }
}
const sessionAtStripe = async (order: Answer) => desk.stripe.checkout.sessions.retrieve(sessionOf(order))
/** The order's page in a browser that opened it by its mailed link. */
async function pageOf({ body }: Answer) {
  const reader = browse(desk.shop)
  await reader.get(`/orders/${body.id}?token=${body.orderToken}`)
  return reader
}

test('a buyer gives up an unpaid order: its page is closed at Stripe and its seat serves the next at once', async () => {
  const { offeringId, order } = await placed('nei-takk')
  expect((await placeByCard(desk.shop, offeringId, 'neste')).status).toBe(409)
  const key = randomUUID()
  const gone = await abandon(order, key)
  expect(gone).toMatchObject({ status: 200, body: { state: 'abandoned', next: { act: 'none' } } })
  expect((await sessionAtStripe(order)).status).toBe('expired')
  expect((await pay(desk.fleet.sandbox.url, order)).status).toBeGreaterThanOrEqual(400)
  expect((await abandon(order, key)).body).toEqual(gone.body)
  expect((await abandon(order)).status).toBe(200)
  expect((await placeByCard(desk.shop, offeringId, 'neste')).status).toBe(201)
  const events = await desk.fleet.witness<
    { name: string; actor: string }[]
  >`select name, actor from events where subject_id = ${order.body.id} order by id`
  expect(events).toEqual([
    { name: 'OrderPlaced', actor: 'visitor' },
    { name: 'OrderGivenUp', actor: 'visitor' },
    { name: 'OrderAbandoned', actor: 'stripe' },
  ])
  await desk.expectAllWell()
})

test('who has just paid and gives up before we have heard of it keeps the order, and is told', async () => {
  const { order } = await placed('betalt-forst')
  await desk.control('webhooks', { mode: 'hold' })
  await pay(desk.fleet.sandbox.url, order)
  const answer = await abandon(order)
  expect(answer).toMatchObject({ status: 409, body: { type: '/problems/order/paid-already' } })
  expect(await desk.stateOf(order)).toBe('confirmed')
  await desk.control('webhooks', { mode: 'normal' })
  await desk.documented(order)
  await desk.expectAllWell()
})

test('paying and giving up at the same moment ends in exactly one of the two', async () => {
  const ends: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { order } = await placed(`samtidig-${round}`)
    const [paid, given] = await Promise.all([pay(desk.fleet.sandbox.url, order), abandon(order)])
    const isPaid = paid.status < 400
    expect(given.status).toBe(isPaid ? 409 : 200)
    await desk.untilState(order, isPaid ? 'confirmed' : 'abandoned')
    ends.push(isPaid ? 'paid' : 'given up')
  }
  expect(ends).toHaveLength(ROUNDS)
  await desk.expectAllWell()
})

test('while Stripe does not answer nothing is guessed, and the order ends by itself once it does', async () => {
  const { offeringId, order } = await placed('stille')
  await desk.control('faults', {
    match: { path: '/v1/checkout/sessions/*' },
    when: 'before',
    effect: 'drop',
    times: 10_000,
  })
  expect(await abandon(order)).toMatchObject({ status: 503, body: { type: '/problems/payment/unavailable' } })
  expect(await desk.stateOf(order)).toBe('awaiting-payment')
  expect((await placeByCard(desk.shop, offeringId, 'venter')).status).toBe(409)
  await fetch(`${desk.fleet.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
  await desk.later(60)
  await desk.untilState(order, 'abandoned')
})

test('an order whose page Stripe never made is given up without it, and no page comes afterwards', async () => {
  await desk.fault('/v1/checkout/sessions', { effect: 'drop', times: 10_000 })
  const { order } = await placed('uten-side')
  expect(order.body.paymentPage).toBeNull()
  expect((await abandon(order)).body.state).toBe('abandoned')
  await fetch(`${desk.fleet.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
  const page = await ask(`${desk.shop}/orders/${order.body.id}/payment-page`, {
    method: 'POST',
    headers: { 'order-token': order.body.orderToken as string },
  })
  expect(page).toMatchObject({ status: 200, body: { url: null } })
})

test('an order that awaits no card payment is refused by name, and a stranger finds no order', async () => {
  const { offeringId } = await launch(desk.fleet, { capacity: 3 })
  const invoiced = await desk.oneCall(orderOf(offeringId, 1))
  expect(await abandon(invoiced)).toMatchObject({ status: 409, body: { type: '/problems/order/not-awaiting-payment' } })
  const paid = await desk.bought('kreditert')
  await desk.credit(paid)
  expect((await abandon(paid)).body.type).toBe('/problems/order/not-awaiting-payment')
  const { order } = await placed('fremmed')
  const stranger = { ...order, body: { ...order.body, orderToken: 'feil' } } as Answer
  expect((await abandon(stranger)).status).toBe(404)
  expect(await desk.stateOf(order)).toBe('awaiting-payment')
})

test('what is owed on an invoice cannot be given up: its payment page stays open', async () => {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const invoiced = await desk.documented(await desk.oneCall(orderOf(offeringId, 1)))
  const [document] = invoiced.body.documents as { id: string }[]
  const pageOfInvoice = async () =>
    (
      await ask(`${desk.shop}/invoices/${document!.id}/payment-page`, {
        method: 'POST',
        headers: { ...desk.finance, 'idempotency-key': randomUUID() },
      })
    ).body.url
  const url = await pageOfInvoice()
  expect(url).toMatch(/^http/)
  const answer = await ask(`${desk.shop}/orders/${invoiced.body.id}/abandon`, {
    method: 'POST',
    headers: { ...desk.finance, 'idempotency-key': randomUUID() },
  })
  expect(answer.body.type).toBe('/problems/order/not-awaiting-payment')
  expect(await pageOfInvoice()).toBe(url)
})

test('the order’s page has the button, also after leaving the payment page, and puts the same into the cart again', async () => {
  const { order } = await placed('knapp')
  const { id } = order.body
  const reader = await pageOf(order)
  const left = await reader.get(`/orders/${id}?returned=cancelled`)
  expect(wordsOf(left.body)).toContain('Jeg vil ikke ha den likevel')
  const done = await reader.post(`/orders/${id}/abandon`, hiddenFields(left.body))
  expect(done).toMatchObject({ status: 303, to: `/orders/${id}` })
  const page = wordsOf((await reader.get(`/orders/${id}`)).body)
  expect(page).toContain('Du har avbrutt bestillingen')
  expect(wordsOf((await reader.get(`/en/orders/${id}`)).body)).toContain('You have given up this order')
  for (const _ of ['once', 'twice'])
    expect(await reader.post(`/orders/${id}/again`, {})).toMatchObject({ status: 303, to: '/cart' })
  expect((await reader.get('/cart')).body).toMatch(/cart-link__count"><span aria-hidden="true">1</)
})

test('the page tells who had paid that the order stands', async () => {
  const { order } = await placed('angret')
  const reader = await pageOf(order)
  await desk.control('webhooks', { mode: 'hold' })
  await pay(desk.fleet.sandbox.url, order)
  const { id } = order.body
  const done = await reader.post(`/orders/${id}/abandon`, { key: randomUUID() })
  await desk.control('webhooks', { mode: 'normal' })
  expect(done.to).toBe(`/orders/${id}?returned=paid-already`)
  expect(wordsOf((await reader.get(done.to!)).body)).toContain('så bestillingen står fast')
})
