import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lapseOrder } from '../../src/checkout/lapse-order.ts'
import { placeOrder } from '../../src/checkout/place-order.ts'
import { settle } from '../../src/checkout/settle.ts'
import type { Promised, Wish } from '../../src/checkout/wish.ts'
import { installMovableClock, moveClock } from '../../src/demo/clock.ts'
import { Payer } from '../../src/orders/payer.ts'
import { visitor } from '../../src/platform/actor.ts'
import { dayIn, daysAfter, SELLER_ZONE } from '../../src/platform/clock.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { money } from '../../src/platform/money.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { capacityOf } from '../../src/seats/capacity.ts'
import { holdSeats, releaseHold, shortenHold } from '../../src/seats/hold-seats.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { type House, ingrid, launch } from '../storefront/make.ts'
import { company, person } from '../support/buyer.ts'
import { freshDatabase } from '../support/database.ts'

const NET_MINOR = 490_000
const DAY_SECONDS = 24 * 3600
const LONG_FOR_A_PAGE_SECONDS = 37 * 60

let house: House
beforeAll(async () => {
  const { appUrl, ownerUrl } = await freshDatabase()
  await installMovableClock(ownerUrl)
  const connection = connect(appUrl, 12)
  house = { ...connection, does: (work, actor = ingrid) => transact(connection.pool, actor, work) }
  await house.does((tx) => publishSalesTerms(tx, { words: { nb: 'Salgsvilkår', en: 'Sales terms' } }))
}, 60_000)
afterAll(() => house?.close())

type Course = { offeringId: string; poolId: string }
type Bought = { seats?: number; payBy?: Wish['payBy']; promised?: Promised; total?: number }

const buys = ({ offeringId }: Course, { seats = 1, payBy = 'invoice', promised, total }: Bought = {}) =>
  house.does(
    (tx) =>
      placeOrder(tx, {
        lines: [{ offeringId, quantity: seats, people: [] }],
        payer: Payer.parse(payBy === 'invoice' || seats > 1 ? company() : person(randomUUID())),
        payBy,
        lang: 'nb',
        expectedTotal: money(total ?? NET_MINOR * seats, 'NOK'),
        acceptedSalesTerms: 1,
        promised,
      }),
    visitor,
  )
const holds = ({ poolId }: Course, quantity: number, days = 7) =>
  house.does((tx) => holdSeats(tx, { lines: [{ poolId, quantity }], until: daysAfter(tx.now, days) }))
const taking = (holdId: string | null): { promised: Promised } => ({ promised: { holdId, netMinorOf: new Map() } })
const later = (seconds: number) => house.does((tx) => moveClock(tx, seconds))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => problemOf(error),
  )
const seatsOf = async ({ offeringId }: Course) => {
  const [pool] = (await capacityOf({ client: house.pool }, offeringId, 'nb'))!.pools
  return { sold: pool!.sold, held: pool!.held, left: pool!.left }
}
const givesUp = (placed: { orderId: string; paymentId: string | null }) =>
  house.does((tx) => lapseOrder(tx, { id: placed.paymentId!, orderId: placed.orderId }))
const pays = (placed: { orderId: string; paymentId: string | null }) =>
  house.does((tx) =>
    settle(tx, {
      orderId: placed.orderId,
      paymentId: placed.paymentId!,
      paymentIntent: `pi_${randomUUID()}`,
      amountMinor: NET_MINOR,
      currency: 'NOK',
      today: dayIn(SELLER_ZONE, tx.now),
    }),
  )

describe('seats that are held for somebody who has not ordered', () => {
  test('nobody else gets them, and whoever they are held for does', async () => {
    const course = await launch(house, { capacity: 3 })
    const holdId = await holds(course, 2)
    expect(await seatsOf(course)).toEqual({ sold: 0, held: 2, left: 1 })
    expect(await refusal(buys(course, { seats: 2 }))).toMatchObject({
      code: 'seats/sold-out',
      facts: { lines: [{ wanted: 2, left: 1 }] },
    })
    await buys(course, { seats: 2, ...taking(holdId) })
    expect(await seatsOf(course)).toEqual({ sold: 2, held: 0, left: 1 })
  })

  test('are held all or none', async () => {
    const course = await launch(house, { capacity: 2 })
    const other = await launch(house, { capacity: 5 })
    const lines = [
      { poolId: other.poolId, quantity: 1 },
      { poolId: course.poolId, quantity: 3 },
    ]
    expect(await house.does((tx) => holdSeats(tx, { lines, until: daysAfter(tx.now, 1) }))).toBeNull()
    expect(await seatsOf(other)).toEqual({ sold: 0, held: 0, left: 5 })
  })

  test('an order for more than was held takes free ones beside them, and says what there was when that is too few', async () => {
    const course = await launch(house, { capacity: 4 })
    const holdId = await holds(course, 2)
    expect(await refusal(buys(course, { seats: 5, ...taking(holdId) }))).toMatchObject({
      code: 'seats/sold-out',
      facts: { lines: [{ wanted: 5, left: 4 }] },
    })
    await buys(course, { seats: 3, ...taking(holdId) })
    expect(await seatsOf(course)).toEqual({ sold: 3, held: 0, left: 1 })
  })

  test('an order for fewer leaves the rest held', async () => {
    const course = await launch(house, { capacity: 3 })
    const holdId = await holds(course, 3)
    await buys(course, taking(holdId))
    expect(await seatsOf(course)).toEqual({ sold: 1, held: 2, left: 0 })
  })

  test('are free at the instant their time is out, without anybody doing anything', async () => {
    const course = await launch(house, { capacity: 1 })
    const holdId = await holds(course, 1)
    await later(7 * DAY_SECONDS - 60)
    expect((await refusal(buys(course)))?.code).toBe('seats/sold-out')
    await later(61)
    await buys(course)
    expect((await refusal(buys(course, taking(holdId))))?.code).toBe('seats/sold-out')
  })

  test('can be given up, wholly at once or to end sooner, but never later than they were', async () => {
    const course = await launch(house, { capacity: 2 })
    const given = await holds(course, 1)
    const shortened = await holds(course, 1, 2)
    await house.does((tx) => releaseHold(tx, given!))
    expect(await seatsOf(course)).toEqual({ sold: 0, held: 1, left: 1 })
    await house.does((tx) => shortenHold(tx, shortened!, daysAfter(tx.now, 9)))
    await house.does((tx) => shortenHold(tx, shortened!, daysAfter(tx.now, 1)))
    await later(DAY_SECONDS + 1)
    expect(await seatsOf(course)).toEqual({ sold: 0, held: 0, left: 2 })
  })

  test('giving up such a hold never takes a seat from the order that has it by then', async () => {
    const course = await launch(house, { capacity: 2 })
    const holdId = await holds(course, 2)
    await buys(course, taking(holdId))
    const byCard = await buys(course, { payBy: 'card', ...taking(holdId) })
    await house.does((tx) => releaseHold(tx, holdId!))
    expect(await seatsOf(course)).toEqual({ sold: 1, held: 1, left: 0 })
    expect(await pays(byCard)).toBe(true)
    expect(await seatsOf(course)).toEqual({ sold: 2, held: 0, left: 0 })
  })

  test('of forty who claim two seats at once, half of them by the hold of both, two are seated', async () => {
    const course = await launch(house, { capacity: 2 })
    const holdId = await holds(course, 2)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => refusal(buys(course, n % 2 === 0 ? taking(holdId) : {}))),
    )
    expect(answers.filter((each) => each === null)).toHaveLength(2)
    expect(new Set(answers.flatMap((each) => (each ? [each.code] : [])))).toEqual(new Set(['seats/sold-out']))
    expect(answers.every((each, n) => n % 2 === 0 || each !== null)).toBe(true)
    expect(await seatsOf(course)).toEqual({ sold: 2, held: 0, left: 0 })
  })
})

describe('an order by card from such a hold', () => {
  test('that is not paid gives its seat back to the hold, not to everybody', async () => {
    const course = await launch(house, { capacity: 1 })
    const holdId = await holds(course, 1)
    await givesUp(await buys(course, { payBy: 'card', ...taking(holdId) }))
    expect((await refusal(buys(course)))?.code).toBe('seats/sold-out')
    await buys(course, taking(holdId))
    expect(await seatsOf(course)).toEqual({ sold: 1, held: 0, left: 0 })
  })

  test('that is not paid before the hold ends frees its seat for all', async () => {
    const course = await launch(house, { capacity: 1 })
    const placed = await buys(course, { payBy: 'card', ...taking(await holds(course, 1, 0.01)) })
    await later(LONG_FOR_A_PAGE_SECONDS)
    await givesUp(placed)
    expect(await seatsOf(course)).toEqual({ sold: 0, held: 0, left: 1 })
  })

  test('that is paid late after all takes its seat from the hold again', async () => {
    const course = await launch(house, { capacity: 1 })
    const placed = await buys(course, { payBy: 'card', ...taking(await holds(course, 1)) })
    await later(LONG_FOR_A_PAGE_SECONDS)
    await givesUp(placed)
    expect(await seatsOf(course)).toEqual({ sold: 0, held: 1, left: 0 })
    expect(await pays(placed)).toBe(true)
    expect(await seatsOf(course)).toEqual({ sold: 1, held: 0, left: 0 })
  })
})

describe('a price that was promised', () => {
  test('counts whatever the course costs by now, and the listed price is no longer asked', async () => {
    const course = await launch(house, { capacity: 5 })
    const promised: Promised = { holdId: null, netMinorOf: new Map([[course.offeringId, 400_000]]) }
    expect((await refusal(buys(course, { seats: 2, promised })))?.code).toBe('checkout/price-changed')
    const { orderId } = await buys(course, { seats: 2, promised, total: 800_000 })
    const { rows } = await house.pool.query(
      'select unit_net_minor::int as unit, net_minor::int as net, tier from order_lines where order_id = $1',
      [orderId],
    )
    expect(rows).toEqual([{ unit: 400_000, net: 800_000, tier: null }])
  })
})
