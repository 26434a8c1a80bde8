import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import type { MovingRule } from '../terms/moving-fee.ts'
import type { MoveEnd } from './schema.ts'

/** An offering as a move names it. */
export type Place = {
  offeringId: string
  title: string
  code: string
  startsAt: string
  endsAt: string
  zone: string
  place: string
}
/** What a move does, in offerings and amounts: written down once, naming nobody. Amounts with VAT, unless they say otherwise. */
export type MovedFacts = {
  from: Place
  to: Place
  /** How many seats of a company without a name are moved; not said where somebody's own seat is. */
  seats?: number
  /** Without VAT: what is kept of the old seat, and why. */
  fee: Money
  rule: MovingRule
  /** What the old seats give back, and what the new ones cost. */
  back: Money
  price: Money
  /** Paid before it is moved. */
  toPay: Money | null
  /** Goes back to the card. */
  refund: Money | null
  /** Of the price: is invoiced and paid later. */
  owed: Money | null
}
export type MoveState = 'done' | 'to-pay' | MoveEnd
/** A move as it stands. */
export type Moved = MovedFacts & {
  moveId: string
  orderId: string
  paymentId: string | null
  at: Date
  state: MoveState
}

const FIND = statement<Omit<Moved, keyof MovedFacts> & { facts: MovedFacts }>(
  'moving-of-order',
  `select id as "moveId", order_id as "orderId", payment_id as "paymentId", coalesce(done_at, ended_at, asked_at) as at,
     case when done_at is not null then 'done' else coalesce(ended_as, 'to-pay') end as state, agreed -> 'facts' as facts
   from moves where order_id = $1 order by asked_at desc, id desc`,
)

const ORDER_OF = statement<{ orderId: string }>(
  'moving-order-of-move',
  `select o.id as "orderId" from moves m join orders o on o.id = m.order_id
   where m.id = $1 and o.company_id = $2 and ($3::uuid is null or ${openToMember('$3')})`,
)

/** Of which order a move of a company's seats is, as a member may see it; null is staff. @throws move/unknown */
export async function orderOfMove(
  on: On,
  moveId: string,
  { companyId, personId }: { companyId: string; personId: string | null },
): Promise<string> {
  const [found] = await run(on, ORDER_OF, [moveId, companyId, personId])
  if (!found) throw unknown('move')
  return found.orderId
}

/** The moves of an order, the latest first. */
export async function movesOf(on: On, orderId: string): Promise<Moved[]> {
  const rows = await run(on, FIND, [orderId])
  return rows.map(({ facts, ...row }) => ({ ...row, ...facts }))
}

/** Seats of a company that came to an offering or left it, as a member may see; null is staff. */
export type SeatsWay = { orderId: string; orderNumber: number; at: Date; facts: MovedFacts }
const OF_OFFERING = statement<SeatsWay>(
  'moving-of-offering',
  `select o.id as "orderId", o.number as "orderNumber", m.done_at as at, m.agreed -> 'facts' as facts
   from moves m join orders o on o.id = m.order_id join order_lines l on l.id = m.from_line_id
   where o.company_id = $1 and $2 in (m.to_offering_id, l.offering_id) and m.position is null and m.done_at is not null
     and ($3::uuid is null or ${openToMember('$3')}) order by m.done_at desc, m.id desc limit $4`,
)
/** The most that are shown of one offering. */
const WAYS_MAX = 20

/** From where a company's seats in an offering came, and where others of it went, the latest first. */
export const seatsWays = (
  on: On,
  { companyId, offeringId, personId }: { companyId: string; offeringId: string; personId: string | null },
): Promise<SeatsWay[]> => run(on, OF_OFFERING, [companyId, offeringId, personId, WAYS_MAX])

/** Seats of a company's order that nobody sits in and that were not drawn on a prepaid, by line: those could be moved. */
export type LooseLine = {
  companyId: string
  offeringId: string
  lineId: string
  title: string
  startsAt: Date
  zone: string
}
const LOOSE = statement<LooseLine>(
  'moving-loose-lines',
  `select o.company_id as "companyId", l.offering_id as "offeringId", l.id as "lineId", l.title, f.starts_at as "startsAt", f.zone from orders o
   join order_lines l on l.order_id = o.id and l.kind = 'seat' join offerings f on f.id = l.offering_id and f.ends_at > app_now()
   where o.id = $1 and o.company_id is not null and o.settled_at is not null and o.cancelled_at is null
     and o.pay_by <> 'prepaid' and exists (select from order_places p where p.line_id = l.id and p.person_id is null and p.returned_at is null) order by l.position`,
)
export const looseLinesOf = (on: On, orderId: string): Promise<LooseLine[]> => run(on, LOOSE, [orderId])

const MAY_MOVE = statement<{ mayMove: boolean }>(
  'moving-may-move-seats',
  `select exists (select from wallet_seats w join orders o on o.id = w.order_id and o.pay_by <> 'prepaid'
     where w.company_id = $1 and w.offering_id = $2
       and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)) as "mayMove"`,
)
/** Whether a company has seats in an offering that nobody sits in and that could be moved. */
export async function mayMoveSeats(on: On, at: { companyId: string; offeringId: string }): Promise<boolean> {
  const [found] = await run(on, MAY_MOVE, [at.companyId, at.offeringId])
  return found!.mayMove
}
