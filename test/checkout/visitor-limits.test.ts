import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { type Answer, checkOut, company, fillCart, person, placeByCard } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'
import { promise } from '../support/promises.ts'

const SEATS_AT_A_TIME = 3
const ON_INVOICE_A_DAY = 2
const HOLD_SECONDS = 36 * 60
const DAY_SECONDS = 24 * 3600
const DEAR = {
  currency: 'NOK',
  netMinor: 20_000_000,
  taxClass: 'exempt-teaching',
  taxDecision: 'Undervisning',
} as const

describe('what one network may take without signing in', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({
      limits: { visitorSeats: SEATS_AT_A_TIME, visitorInvoiceSeats: ON_INVOICE_A_DAY, requestsPerMinute: 100_000 },
    })
  }, 60_000)
  afterAll(() => desk?.fleet.close())
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort()
  const onInvoice = async (offeringId: string, quantity: number, n = 0) =>
    checkOut(desk.shop, await fillCart(desk.shop, offeringId, quantity), { payer: company(n), payBy: 'invoice' })

  test('an order that is refused takes nothing of it', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    expect((await desk.oneCall(orderOf(offeringId, 1))).status).toBe(201)
    const late = await Promise.all([1, 2, 3].map((n) => placeByCard(desk.shop, offeringId, `sen-${n}`)))
    const later = await placeByCard(desk.shop, offeringId, 'senest')
    expect(statuses([...late, later])).toEqual([409, 409, 409, 409])
  })

  test('ten buyers at once hold three seats; the others are told how long to wait, and a program sells on', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 20 })
    const cart = await fillCart(desk.shop, offeringId)
    const first = { payer: person('forst'), payBy: 'card', key: randomUUID() } as const
    const held = await checkOut(desk.shop, cart, first)
    const rush = await Promise.all(
      Array.from({ length: 9 }, (_, n) => placeByCard(desk.shop, offeringId, `mange-${n}`)),
    )
    expect(statuses([held, ...rush])).toEqual([201, 201, 201, ...Array(7).fill(429)])
    const refused = rush.find(({ status }) => status === 429)!
    expect(refused.body.type).toBe('/problems/checkout/too-many-seats')
    expect(Number(refused.retryAfter)).toBeGreaterThan(0)
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(HOLD_SECONDS)

    const repeated = await checkOut(desk.shop, cart, first)
    expect({ status: repeated.status, id: repeated.body.id }).toEqual({ status: 201, id: held.body.id })
    expect((await desk.oneCall(orderOf(offeringId, 10))).status).toBe(201)
    promise(
      `10 visitors at once from one network with a limit of ${SEATS_AT_A_TIME}: exactly ${SEATS_AT_A_TIME} hold a seat`,
    )
  })

  test('more than the limit in one order is refused for good, with what is possible', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 20 })
    expect(await onInvoice(offeringId, 3)).toMatchObject({
      status: 403,
      body: { type: '/problems/checkout/too-large', most: { seats: ON_INVOICE_A_DAY } },
    })
  })

  test('a large amount on invoice needs somebody who is known', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 20, price: DEAR })
    expect(await onInvoice(offeringId, 2)).toMatchObject({
      status: 403,
      body: { type: '/problems/checkout/too-large', most: { total: { minor: 25_000_000, currency: 'NOK' } } },
    })
  })

  test("a company's first order on invoice is settled at once, and the day's limit then asks to wait or sign in", async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 20 })
    expect(await onInvoice(offeringId, 2)).toMatchObject({ status: 201, body: { state: 'awaiting-transfer' } })
    const again = await onInvoice(offeringId, 1, 1)
    expect(again).toMatchObject({ status: 429, body: { type: '/problems/checkout/too-many-seats' } })
    expect(Number(again.retryAfter)).toBeGreaterThan(HOLD_SECONDS)
    expect(Number(again.retryAfter)).toBeLessThanOrEqual(DAY_SECONDS)
  })
})
