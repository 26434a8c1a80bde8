import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { lapseOrder } from '../../src/checkout/lapse-order.ts'
import { type Placed, placeOrder } from '../../src/checkout/place-order.ts'
import { settle } from '../../src/checkout/settle.ts'
import { startCheckout } from '../../src/checkout/start-checkout.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { Payer } from '../../src/orders/payer.ts'
import { visitor } from '../../src/platform/actor.ts'
import { dayIn, daysAfter, SELLER_ZONE } from '../../src/platform/clock.ts'
import { money } from '../../src/platform/money.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { WAITING_RULES } from '../../src/verifying/rules/waiting.ts'
import { acceptOffer } from '../../src/waiting/accept-offer.ts'
import { confirmEntry } from '../../src/waiting/confirm-entry.ts'
import { joinList } from '../../src/waiting/join-list.ts'
import { leaveList } from '../../src/waiting/leave-list.ts'
import { lookAtLists } from '../../src/waiting/look-at-lists.ts'
import { moveEntry } from '../../src/waiting/move-entry.ts'
import type { Takes } from '../../src/waiting/schema.ts'
import { waitingTold } from '../../src/waiting/waiting-mail.ts'
import { type House, launch } from '../storefront/make.ts'
import { openBareHouse } from '../support/bare-house.ts'
import { company, person } from '../support/buyer.ts'

/** Taxed, so that it is invoiced on delivery, long after this term. */
const NET_MINOR = 100_000
const GROSS_MINOR = 125_000
export const HOUR_SECONDS = 3600
export const DAY_SECONDS = 24 * HOUR_SECONDS

export let house: House
/** Each file that plays here opens it: the files of one process share this module. */
export function openTheList(): void {
  let close: (() => Promise<void>) | undefined
  beforeAll(async () => {
    ;({ house, close } = await openBareHouse(waitingTold))
  }, 60_000)
  afterAll(() => close?.())
}

export type Course = { offeringId: string; poolId: string }
let course: Course
/** Of which course everything here speaks from now on. */
export const atCourse = async (capacity: number) => {
  course = await opens(capacity)
  return course
}
const opens = async (capacity: number): Promise<Course> => {
  const startsAt = daysAfter(await house.does(async (tx) => tx.now), 200)
  return launch(house, {
    ...{ capacity, price: { currency: 'NOK', netMinor: NET_MINOR, taxClass: 'standard', taxDecision: 'Ingrid' } },
    offering: { startsAt, saleOpensAt: daysAfter(startsAt, -300) },
  })
}

export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      const problem = problemOf(error)
      if (!problem) throw error
      return problem.code
    },
  )
export const order = (seats: number, payBy: 'card' | 'invoice') => ({
  payer: Payer.parse(payBy === 'invoice' || seats > 1 ? company() : person(randomUUID())),
  ...{ payBy, expectedTotal: money(GROSS_MINOR * seats, 'NOK'), acceptedSalesTerms: 1 },
})
export const buys = (seats = 1, payBy: 'card' | 'invoice' = 'invoice'): Promise<Placed> =>
  house.does(
    (tx) =>
      placeOrder(tx, {
        ...order(seats, payBy),
        lang: 'nb',
        lines: [{ offeringId: course.offeringId, quantity: seats, people: [] }],
      }),
    visitor,
  )
export const joins = async (quantity = 1, takes: Takes = 'all-or-nothing', email = `${randomUUID()}@example.no`) => {
  const wish = { quantity, takes, name: 'Venter', email, lang: 'nb' as const }
  const joined = await house.does((tx) => joinList(tx, course.offeringId, wish), visitor)
  await house.does((tx) => confirmEntry(tx, joined!.entryId), visitor)
  return joined!.entryId
}
export const leaves = (entryId: string) => house.does((tx) => leaveList(tx, entryId), visitor)
export const moves = (entryId: string, place: number) =>
  house.does((tx) => moveEntry(tx, course.offeringId, { entryId, place, reason: 'Avtalt på telefon' }))
/** Whoever was offered seats orders them. */
export const accepts = async (
  entryId: string,
  seats: number,
  payBy: 'card' | 'invoice' = 'invoice',
): Promise<Placed> => {
  const { cartId, token } = await house.does((tx) => acceptOffer(tx, entryId), visitor)
  const key = { cartId, token, actor: visitor }
  return house.does((tx) => startCheckout(tx, key, order(seats, payBy)), visitor)
}
export const looks = async () => {
  while ((await lookAtLists(house.pool)) > 0);
}
export const later = async (seconds: number) => {
  await house.does((tx) => moveClock(tx, seconds))
}
export const givesUp = (placed: Placed) =>
  house.does((tx) => lapseOrder(tx, { id: placed.paymentId!, orderId: placed.orderId }))
export const pays = ({ orderId, paymentId }: Placed, seats = 1) =>
  house.does((tx) =>
    settle(tx, {
      ...{ orderId, paymentId: paymentId!, paymentIntent: `pi_${randomUUID()}` },
      ...{ amountMinor: GROSS_MINOR * seats, currency: 'NOK', today: dayIn(SELLER_ZONE, tx.now) },
    }),
  )
export const givesBack = ({ orderId }: Placed) => house.does((tx) => creditOrder(tx, orderId, { reason: 'Avbestilt' }))
export const rows = async <T>(text: string, values: unknown[] = []) =>
  (await house.pool.query(text, values)).rows as T[]
type Entry = { endedAs: string | null; wanting: number; offered: number; passes: number; isPassedOn: boolean }
export const entry = async (id: string): Promise<Entry> => {
  const [found] = await rows<Entry>(
    `select ended_as as "endedAs", wanting, passes, passed_on_at is not null as "isPassedOn",
       coalesce((select quantity from waiting_offers f where f.entry_id = e.id and closed_at is null), 0) as offered
     from waiting_entries e where id = $1`,
    [id],
  )
  return found!
}
export const offered = async (...ids: string[]) => (await Promise.all(ids.map(entry))).map((each) => each.offered)
export const listOpen = async () =>
  (await rows<{ open: boolean }>('select list_open as open from seat_pools where id = $1', [course.poolId]))[0]!.open

/** What breaks a rule of the list, and where offers, holds and sales together are more than seats. */
const BROKEN = `${WAITING_RULES.map(({ id, broken }) => `select '${id}', found::text from (${broken}) b (found)`).join(' union all ')}
  union all select 'S01', p.id::text from seat_pools p where (select count(*) from seats s where s.pool_id = p.id)
    < (select coalesce(sum(f.quantity), 0) from waiting_offers f join waiting_entries e on e.id = f.entry_id
        where e.pool_id = p.id and f.closed_at is null and f.ends_at > app_now() and f.order_id is null)
      + (select count(*) from seats s left join seat_holds h on h.id = s.hold_id
        where s.pool_id = p.id and (s.sold_at is not null or (s.held_until > app_now() and h.for_list is not true)))`

export async function expectFair(when = ''): Promise<void> {
  expect(await rows(BROKEN), when).toEqual([])
}
