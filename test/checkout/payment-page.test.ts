import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MoneyDesk, openMoneyDesk } from '../payments/money-desk.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, ask, checkOut, fillCart, pay, person, placeByCard, readOrder, until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'

const SESSIONS = '/v1/checkout/sessions'
const MINUTE_SECONDS = 60

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const pageOf = (placed: Answer) =>
  ask(`${desk.shop}/orders/${placed.body.id}/payment-page`, {
    method: 'POST',
    headers: { 'order-token': placed.body.orderToken as string },
  })
const minutesLeft = (instant: unknown, now: Date) => (Date.parse(String(instant)) - now.getTime()) / 60_000
const now = () => desk.fleet.does((tx) => Promise.resolve(tx.now))
const sessionOf = async (placed: Answer) => {
  const [row] = await desk.fleet.witness<
    { session: string | null }[]
  >`select stripe_session as session from payments where order_id = ${placed.body.id}`
  return row!.session
}
const held = async (placed: Answer) => {
  const [row] = await desk.fleet.witness<{ until: Date }[]>`
    select s.held_until as until from seats s join orders o on o.hold_id = s.hold_id where o.id = ${placed.body.id}`
  return row!.until
}
/** Stripe makes no page until it is back. */
const away = () => desk.fault(SESSIONS, { effect: 'drop', times: 10_000 })
const back = () => fetch(`${desk.fleet.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
const payAt = (session: string, how: object) => desk.control(`sessions/${session}/pay`, how)

describe('the payment page comes when Stripe is there', () => {
  test('made late, it gives the buyer their whole time to pay, and the seat stays theirs for as long', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await away()
    const placed = await placeByCard(desk.shop, offeringId, 'sent')
    expect(placed).toMatchObject({ status: 201, body: { paymentPage: null, state: 'awaiting-payment' } })
    await desk.later(20 * MINUTE_SECONDS)
    await back()
    const page = await pageOf(placed)
    expect(page).toMatchObject({ status: 200, body: { url: expect.stringMatching(/^http/) } })
    expect(minutesLeft(page.body.endsAt, await now())).toBeGreaterThan(30)
    expect(minutesLeft(await held(placed), await now())).toBeGreaterThan(35)
    expect((await readOrder(desk.shop, placed)).body.next).toMatchObject({ until: page.body.endsAt })
    expect((await pageOf(placed)).body).toEqual(page.body)
    await desk.later(20 * MINUTE_SECONDS)
    expect((await placeByCard(desk.shop, offeringId, 'forsent')).status).toBe(409)
    await payAt((await sessionOf(placed))!, { outcome: 'paid' })
    await desk.untilState(placed, 'confirmed')
    await desk.expectAllWell()
    promise('Stripe away at checkout: the page comes when it is back, with the buyer’s whole time to pay')
  })

  test('a Stripe whose clock is two minutes ahead of ours sells all the same', async () => {
    await desk.control('clock', { aheadSeconds: 2 * MINUTE_SECONDS })
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'skjev')
    expect(placed.body.paymentPage).toMatchObject({ url: expect.stringMatching(/^http/) })
    await pay(desk.fleet.sandbox.url, placed)
    await desk.untilState(placed, 'confirmed')
    await desk.control('clock', { aheadSeconds: 0 })
  })

  test('while Stripe does not answer, the buyer is told to try again and nothing is lost', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await away()
    const placed = await placeByCard(desk.shop, offeringId, 'borte')
    const answer = await fetch(`${desk.shop}/orders/${placed.body.id}/payment-page`, {
      method: 'POST',
      headers: { 'order-token': placed.body.orderToken as string, accept: 'application/json' },
    })
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ type: '/problems/payment/unavailable' })
    await back()
    expect((await pageOf(placed)).status).toBe(200)
  })

  test('an answer that stays broken under its key does not keep the order from being paid', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await desk.fault(SESSIONS, { when: 'after', effect: '500' })
    const placed = await placeByCard(desk.shop, offeringId, 'brutt')
    expect(placed.body.paymentPage).toMatchObject({ url: expect.stringMatching(/^http/) })
    await pay(desk.fleet.sandbox.url, placed)
    await desk.untilState(placed, 'confirmed')
    await desk.expectAllWell()
  })

  test('asked for many times at once, there is one page', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await desk.fault(SESSIONS, { effect: 'drop' })
    const placed = await placeByCard(desk.shop, offeringId, 'mange')
    await desk.later(2 * MINUTE_SECONDS)
    const pages = await Promise.all(Array.from({ length: 6 }, () => pageOf(placed)))
    const urls = pages.filter(({ status }) => status === 200).map(({ body }) => body.url)
    expect(new Set(urls).size).toBe(1)
    await payAt((await sessionOf(placed))!, { outcome: 'paid' })
    await desk.untilState(placed, 'confirmed')
  })

  test('a page that never comes holds the seat no longer than the time to pay', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await desk.fault(SESSIONS, { effect: '500', times: 100 })
    const placed = await placeByCard(desk.shop, offeringId, 'aldri')
    await desk.later(80 * MINUTE_SECONDS)
    await desk.untilState(placed, 'lapsed')
    await back()
    expect((await placeByCard(desk.shop, offeringId, 'neste')).status).toBe(201)
  })
})

describe('only money of ours, and only at once', () => {
  test('a page takes cards and what carries them, whatever else the dashboard has switched on', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'kort')
    const session = await desk.stripe.checkout.sessions.retrieve((await sessionOf(placed))!)
    expect(session.allowed_payment_method_types).toEqual(['card'])
  })

  test('a payment that a bank takes its time over is waited for, and ends the order when the bank says no', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'treg')
    await pay(desk.fleet.sandbox.url, placed, { outcome: 'processing' })
    const order = await desk.untilState(placed, 'payment-processing')
    expect(order.body.next).toEqual({ act: 'wait', by: 'nobody', until: null })
    expect((await pageOf(placed)).body).toEqual({ url: null, endsAt: null })
    await desk.later(3 * 60 * MINUTE_SECONDS)
    expect(await desk.stateOf(placed)).toBe('payment-processing')
    expect(await desk.attentionTo(placed)).toEqual([])
    await pay(desk.fleet.sandbox.url, placed, { outcome: 'declined' })
    await desk.untilState(placed, 'lapsed')
    expect((await pageOf(placed)).body).toEqual({ url: null, endsAt: null })
    expect((await placeByCard(desk.shop, offeringId, 'etter')).status).toBe(201)
    await desk.expectAllWell()
  })

  test('a bank that says yes after its time gives the seat', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'treg-ja')
    await pay(desk.fleet.sandbox.url, placed, { outcome: 'processing' })
    await desk.untilState(placed, 'payment-processing')
    await pay(desk.fleet.sandbox.url, placed)
    await desk.untilState(placed, 'confirmed')
    await desk.expectAllWell()
  })

  test('somebody else’s payment that names our order is not taken for the buyer’s', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    await away()
    const placed = await placeByCard(desk.shop, offeringId, 'fremmed')
    await back()
    const [row] = await desk.fleet.witness<{ id: string }[]>`select id from payments where order_id = ${placed.body.id}`
    const foreign = await desk.stripe.checkout.sessions.create({
      mode: 'payment',
      client_reference_id: row!.id,
      success_url: 'https://elsewhere.example',
      line_items: [
        { quantity: 1, price_data: { currency: 'nok', unit_amount: 500, product_data: { name: 'Noe annet' } } },
      ],
    })
    await payAt(foreign.id, { outcome: 'paid' })
    await until(
      () => desk.fleet.witness`select 1 from stripe_events where object_id = ${foreign.id} and handled_at is not null`,
      (rows) => rows.length > 0,
    )
    expect(await desk.stateOf(placed)).toBe('awaiting-payment')
    expect((await pageOf(placed)).body.url).toMatch(/^http/)
    await payAt((await sessionOf(placed))!, { outcome: 'paid' })
    await desk.untilState(placed, 'confirmed')
    await desk.expectAllWell()
  })
})

test('an amount that no card can be charged is refused before anything is held', async () => {
  for (const price of [100, 100_000_000]) {
    const { offeringId } = await launch(desk.fleet, {
      capacity: 1,
      price: { currency: 'NOK', netMinor: price, taxClass: 'exempt-teaching', taxDecision: 'Teaching, § 3-5' },
    })
    const cart = await fillCart(desk.shop, offeringId)
    const refused = await checkOut(desk.shop, cart, { payer: person(randomUUID()), payBy: 'card' })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/checkout/amount-not-payable-by-card',
        least: { minor: 300 },
        most: { minor: 99_999_999 },
      },
    })
    const [row] = await desk.fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from order_lines where offering_id = ${offeringId}`
    expect(row!.n).toBe(0)
  }
})
