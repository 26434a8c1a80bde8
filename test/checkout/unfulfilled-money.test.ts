import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { type MoneyDesk, openMoneyDesk, refundsUntil } from '../payments/money-desk.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, ask, pay, placeByCard, until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'

const PRICE = 490_000
const HOLD_AND_A_BIT_SECONDS = 37 * 60
const FOUR_DAYS_SECONDS = 4 * 24 * 3600

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

/** An order that Stripe took another amount for. */
async function inReview(name: string, how: { amount: number; currency?: string }): Promise<Answer> {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const placed = await placeByCard(desk.shop, offeringId, name)
  await pay(desk.fleet.sandbox.url, placed, { outcome: 'paid', ...how })
  await desk.untilState(placed, 'in-review')
  return placed
}

/** Paid after the hold, when the last seat was gone. */
async function unseated(name: string): Promise<Answer> {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const late = await placeByCard(desk.shop, offeringId, name)
  await desk.later(HOLD_AND_A_BIT_SECONDS)
  const quick = await placeByCard(desk.shop, offeringId, `${name}-rask`)
  await pay(desk.fleet.sandbox.url, quick)
  await desk.untilState(quick, 'confirmed')
  await pay(desk.fleet.sandbox.url, late, { outcome: 'paid', late: true })
  await desk.untilState(late, 'paid-unseated')
  return late
}

describe('finance decides about money that was not what the order asked for', () => {
  test('too little can only go back: the seat is free at once and the buyer is told', async () => {
    const placed = await inReview('lite', { amount: 100_000 })
    expect(await desk.attentionTo(placed)).toEqual(['amount-mismatch'])
    expect(await desk.decide(`/orders/${placed.body.id}/money-acceptance`)).toMatchObject({
      status: 409,
      body: { type: '/problems/payment/too-little', paid: { minor: 100_000 }, total: { minor: PRICE } },
    })
    expect((await desk.decide(`/orders/${placed.body.id}/money-return`)).status).toBe(200)
    const order = await desk.untilState(placed, 'refunded')
    expect(order.body.refunds).toEqual([{ amount: { minor: 100_000, currency: 'NOK' }, state: 'done' }])
    expect(order.body.documents).toEqual([])
    expect(await desk.attentionTo(placed)).toEqual([])
    const { offeringId } = (order.body.lines as { offeringId: string }[])[0]!
    expect((await placeByCard(desk.shop, offeringId, 'neste')).status).toBe(201)
    const mails = await until(
      () =>
        desk.fleet.witness<
          { text: string }[]
        >`select text from mails where order_id = ${placed.body.id} and kind = 'refunded'`,
      (rows) => rows.length === 1,
    )
    expect(mails[0]!.text).toMatch(/1.000,00.kr/)
    await desk.expectAllWell()
    promise('money that does not fit its order has a way out: finance sends it back, or accepts it where it is enough')
  })

  test('too much can be accepted: the buyer has the seat, the invoice is what was agreed, the rest goes back', async () => {
    const placed = await inReview('mye', { amount: PRICE + 10_000 })
    expect((await desk.decide(`/orders/${placed.body.id}/money-acceptance`)).status).toBe(200)
    const order = await desk.documented(placed)
    expect(order.body).toMatchObject({ state: 'confirmed', seats: [{ enrolled: true }] })
    expect((order.body.documents as object[])[0]).toMatchObject({ gross: { minor: PRICE } })
    await refundsUntil(desk, placed, ([refund]) => refund?.succeeded === true)
    expect(await desk.refundsOf(placed)).toMatchObject([{ amount: 10_000, cause: 'surplus' }])
    await desk.expectAllWell()
    await desk.credit(placed)
    await desk.untilState(placed, 'credited')
    expect((await desk.refundsAtStripe(placed)).map(({ amount }) => amount)).toEqual([PRICE, 10_000])
    await desk.expectAllWell()
  })

  test('another currency is never accepted and goes back as it came', async () => {
    const placed = await inReview('valuta', { amount: PRICE, currency: 'sek' })
    expect((await desk.decide(`/orders/${placed.body.id}/money-acceptance`)).status).toBe(409)
    await desk.decide(`/orders/${placed.body.id}/money-return`)
    const order = await desk.untilState(placed, 'refunded')
    expect(order.body.refunds).toEqual([{ amount: { minor: PRICE, currency: 'SEK' }, state: 'done' }])
    await desk.expectAllWell()
  })

  test('one decision at a time: of two at once one is made, and a decided order wants no other', async () => {
    const placed = await inReview('to-paa-en-gang', { amount: PRICE + 5_000 })
    const [back, in_] = await Promise.all([
      desk.decide(`/orders/${placed.body.id}/money-return`),
      desk.decide(`/orders/${placed.body.id}/money-acceptance`),
    ])
    expect([back.status, in_.status].sort()).toEqual([200, 409])
    expect(await desk.decide(`/orders/${placed.body.id}/money-return`)).toMatchObject({
      status: 409,
      body: { type: '/problems/order/nothing-to-decide' },
    })
    await refundsUntil(desk, placed, ([refund]) => refund?.succeeded === true)
    await desk.expectAllWell()
  })

  test('refunded in the dashboard instead, the order is over by itself', async () => {
    const placed = await inReview('panel', { amount: 200_000 })
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed) })
    await desk.untilState(placed, 'refunded')
    expect(await desk.attentionTo(placed)).toEqual([])
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
  })

  test('only finance decides', async () => {
    const placed = await inReview('fremmed', { amount: 100_000 })
    for (const path of ['money-return', 'money-acceptance']) {
      const headers = { 'idempotency-key': randomUUID(), 'order-token': placed.body.orderToken as string }
      expect((await ask(`${desk.shop}/orders/${placed.body.id}/${path}`, { method: 'POST', headers })).status).toBe(401)
    }
    await desk.decide(`/orders/${placed.body.id}/money-return`)
    await desk.untilState(placed, 'refunded')
  })
})

describe('money without a seat', () => {
  test('finance need not wait for the deadline, and the deadline then sends nothing more', async () => {
    const placed = await unseated('uten-1')
    await desk.decide(`/orders/${placed.body.id}/money-return`)
    await desk.untilState(placed, 'refunded')
    await desk.later(FOUR_DAYS_SECONDS)
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.length === 0,
    )
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
  })

  test('partly refunded in the dashboard, the deadline sends back the rest and holds nobody up', async () => {
    const placed = await unseated('uten-2')
    const other = await unseated('uten-3')
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed), amount: 300_000 })
    await refundsUntil(desk, placed, (refunds) => refunds.length === 1)
    await desk.later(FOUR_DAYS_SECONDS)
    await desk.untilState(placed, 'refunded')
    await desk.untilState(other, 'refunded')
    expect((await desk.refundsAtStripe(placed)).map(({ amount }) => amount)).toEqual([190_000, 300_000])
    await desk.expectAllWell()
  })

  test('a seat that has come free can be given after all, and not one that has not', async () => {
    const placed = await unseated('uten-4')
    expect(await desk.decide(`/orders/${placed.body.id}/money-acceptance`)).toMatchObject({
      status: 409,
      body: { type: '/problems/seats/sold-out' },
    })
    expect(await desk.stateOf(placed)).toBe('paid-unseated')
    const [pool] = await desk.fleet.witness<
      { id: string }[]
    >`select pool_id as id from order_lines where order_id = ${placed.body.id}`
    await desk.fleet.does((tx) => setCapacity(tx, { poolId: pool!.id, capacity: 2 }))
    expect((await desk.decide(`/orders/${placed.body.id}/money-acceptance`)).body.state).toBe('confirmed')
    await desk.documented(placed)
    await desk.expectAllWell()
  })
})
