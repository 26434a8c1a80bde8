import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { alreadyEnrolled, HeldAlready } from './problems.ts'

/** A person who is to get a seat in an offering. */
export type Wanted = { personId: string; offeringId: string }
type Found = Wanted & { orderId: string; email: string; heldUntil: Date | null }

/** In the order of their keys, so that two orders never wait for each other. */
const TAKE_TURN = statement(
  'one-seat-turn',
  `select pg_advisory_xact_lock(turn) from (
     select distinct hashtextextended('seat ' || "personId" || ' ' || "offeringId", 0) as turn
     from jsonb_to_recordset($1) as w("personId" uuid, "offeringId" uuid) order by turn) turns`,
)
const WANTED = `wanted as (select * from jsonb_to_recordset($1) as w("personId" uuid, "offeringId" uuid))`
const SEATED = `select w.*, e.order_id as "orderId", n.email, null::timestamptz as "heldUntil" from wanted w
   join enrolments e on e.person_id = w."personId" and e.offering_id = w."offeringId" and e.withdrawn_at is null
   join people n on n.id = w."personId"`
const FIND_SEATED = statement<Found>('one-seat-seated', `with ${WANTED} ${SEATED} limit 1`)
const FIND = statement<Found>(
  'one-seat-find',
  `with ${WANTED} ${SEATED}
   union all
   select w.*, o.id, n.email, least(h.ends_at, (select max(x.page_ends_at) from payments x where x.order_id = o.id))
   from wanted w join order_places p on p.person_id = w."personId"
   join order_lines l on l.id = p.line_id and l.offering_id = w."offeringId"
   join orders o on o.id = p.order_id join seat_holds h on h.id = o.hold_id join people n on n.id = w."personId"
   where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null and o.review is null
   limit 1`,
)
const OF_ORDER = statement<{ found: boolean }>(
  'one-seat-of-order',
  `select exists (
     select from orders o join order_places p on p.order_id = o.id join order_lines l on l.id = p.line_id
     join enrolments e on e.person_id = p.person_id and e.offering_id = l.offering_id and e.withdrawn_at is null
     where o.id = $1 and o.company_id is null) as found`,
)

/**
 * Before a seat is held for somebody: refused where they sit in the offering, or where another order that is being paid
 * holds a seat for them. One at a time for each person and offering, so that nobody is shown two payment pages for one seat.
 */
export async function demandNoSeatYet(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return
  const values = [JSON.stringify(wanted)]
  await run(tx, TAKE_TURN, values)
  const [found] = await run(tx, FIND, values)
  if (found) throw refusalOf(found)
}

/** The refusal for whoever of these has a seat: an order that was to be settled at once has just found out that somebody does. */
export async function alreadySeated(tx: Tx, wanted: readonly Wanted[]): Promise<Error> {
  const [found] = await run(tx, FIND_SEATED, [JSON.stringify(wanted)])
  return alreadyEnrolled(found)
}

/** Whether anybody named in this order sits in one of its offerings. A company would name somebody else for the seat. */
export async function seatsSomebodyTwice(on: On, orderId: string): Promise<boolean> {
  const [row] = await run(on, OF_ORDER, [orderId])
  return row!.found
}

const refusalOf = (found: Found): Error =>
  found.heldUntil ? new HeldAlready({ ...found, heldUntil: found.heldUntil }) : alreadyEnrolled(found)
