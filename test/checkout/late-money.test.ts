import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveClock } from '../../src/demo/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { ask, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'

const HOLD_AND_A_BIT_SECONDS = 37 * 60
const FOUR_DAYS_SECONDS = 4 * 24 * 3600

describe('money that comes after the hold has ended', () => {
  let fleet: Fleet
  let shop: string
  beforeAll(async () => {
    fleet = await startFleet()
    shop = fleet.urls[0]!
  }, 30_000)
  afterAll(() => fleet?.close())
  const later = (seconds: number) => fleet.does((tx) => moveClock(tx, seconds))
  const stateOf = async (placed: Awaited<ReturnType<typeof placeByCard>>) => (await readOrder(shop, placed)).body.state

  test('an unpaid order lapses and its seat can be bought by the next', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const first = await placeByCard(shop, offeringId, 'sen-1')
    expect((await placeByCard(shop, offeringId, 'rask-1')).status).toBe(409)
    await later(HOLD_AND_A_BIT_SECONDS)
    expect((await placeByCard(shop, offeringId, 'rask-2')).status).toBe(201)
    await until(
      () => stateOf(first),
      (state) => state === 'lapsed',
    )
  })

  test('where there is still room the buyer gets a seat after all', async () => {
    const { offeringId } = await launch(fleet, { capacity: 2 })
    const placed = await placeByCard(shop, offeringId, 'sen-2')
    await later(HOLD_AND_A_BIT_SECONDS)
    await until(
      () => stateOf(placed),
      (state) => state === 'lapsed',
    )
    await pay(fleet.sandbox.url, placed, { outcome: 'paid', late: true })
    await until(
      () => stateOf(placed),
      (state) => state === 'confirmed',
    )
    await expectSoundBooks(fleet.witness)
  })

  test('where the course is full the money is kept for a choice, and goes back by itself once when the time is out', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const late = await placeByCard(shop, offeringId, 'sen-3')
    await later(HOLD_AND_A_BIT_SECONDS)
    const quick = await placeByCard(shop, offeringId, 'rask-3')
    await pay(fleet.sandbox.url, quick)
    await until(
      () => stateOf(quick),
      (state) => state === 'confirmed',
    )

    await pay(fleet.sandbox.url, late, { outcome: 'paid', late: true })
    const order = await until(
      () => readOrder(shop, late),
      ({ body }) => body.state === 'paid-unseated',
    )
    expect(order.body.next).toMatchObject({ act: 'choose', by: 'buyer', until: expect.stringMatching(/^\d{4}-/) })
    expect(order.body.documents).toEqual([])

    await later(FOUR_DAYS_SECONDS)
    const after = await until(
      () => readOrder(shop, late),
      ({ body }) => body.state === 'refunded',
    )
    expect(after.body.refunds).toEqual([{ amount: { minor: 490_000, currency: 'NOK' }, state: 'done' }])
    const mailed = await until(
      () =>
        fleet.witness<
          { kind: string }[]
        >`select kind from mails where order_id = ${late.body.id} and sent_at is not null order by created_at`,
      (rows) => rows.length === 2,
    )
    expect(mailed.map(({ kind }) => kind)).toEqual(['unseated', 'refunded'])
    await expectSoundBooks(fleet.witness)
    await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
    promise(
      'paid after the hold: re-seated where there is room, else kept for a choice and refunded once at the deadline',
    )
  })

  test('another amount than the order asked for fulfils nothing and waits for finance', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const placed = await placeByCard(shop, offeringId, 'feil')
    await pay(fleet.sandbox.url, placed, { outcome: 'paid', amount: 100 })
    const order = await until(
      () => readOrder(shop, placed),
      ({ body }) => body.state === 'in-review',
    )
    expect(order.body.seats).toMatchObject([{ enrolled: false }])
    await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
  })

  test('a declined card leaves the seat held, and the next try on the same page is enough', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const placed = await placeByCard(shop, offeringId, 'avvist')
    await pay(fleet.sandbox.url, placed, { outcome: 'declined' })
    expect(await stateOf(placed)).toBe('awaiting-payment')
    await pay(fleet.sandbox.url, placed)
    await until(
      () => stateOf(placed),
      (state) => state === 'confirmed',
    )
  })

  test('a Stripe that does the work and then falls silent makes one page, not two', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    await ask(`${fleet.sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      body: { match: { method: 'POST', path: '/v1/checkout/sessions' }, when: 'after', effect: 'drop', times: 2 },
    })
    const placed = await placeByCard(shop, offeringId, 'stille')
    expect(placed.body.paymentPage).toBeNull()
    const page = await ask(`${shop}/orders/${placed.body.id}/payment-page`, {
      method: 'POST',
      headers: { 'order-token': placed.body.orderToken as string },
    })
    expect(page.body.url).toMatch(/^http/)
    const [sessions] = await fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from payments where order_id = ${placed.body.id}`
    expect(sessions!.n).toBe(1)
  })
})
