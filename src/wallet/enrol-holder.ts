import { emit } from '../audit/emit.ts'
import { alreadyEnrolled } from '../checkout/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** From `accepted(seat_id, order_id, offering_id, person_id, name)`, one assignment: its person is enrolled, and stands in an open place of the order. */
export const ENROLLED = `enrolled as (
     insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at)
     select uuidv7(), offering_id, person_id, seat_id, order_id, $2 from accepted
     on conflict (offering_id, person_id) where withdrawn_at is null do nothing returning person_id),
   open_place as materialized (
     select o.line_id, o.position, a.person_id, a.name from accepted a join order_lines l on l.order_id = a.order_id and l.offering_id = a.offering_id
     join order_places o on o.line_id = l.id and o.person_id is null and o.returned_at is null order by o.position limit 1 for update of o),
   placed as (
     update order_places p set person_id = q.person_id, name = q.name from open_place q where p.line_id = q.line_id and p.position = q.position)
   select (select count(*) from accepted) as used, (select count(*) from enrolled) as enrolled`

const ENROL = statement<{ used: number; enrolled: number }>(
  'wallet-enrol-holder',
  `with accepted as (
     update seat_assignments a set show_by = null, accepted_at = coalesce(a.accepted_at, $2) where a.seat_id = $1 and a.person_id = $3 and a.ended_at is null
       and exists (select from wallet_seats w where w.seat_id = a.seat_id and w.order_id = a.order_id)
     returning a.seat_id, a.order_id, a.offering_id, a.person_id, a.name),
   ${ENROLLED}`,
)

/**
 * Enrols whoever has a company's seat and was admitted; the seat is locked by the caller. Where they have it no longer nothing is done.
 * Returns whether they are enrolled now. @throws enrolment/already
 */
export async function enrolHolder(tx: Tx, seatId: string, personId: string): Promise<boolean> {
  const [done] = await run(tx, ENROL, [seatId, tx.now, personId])
  if (done!.used === 0) return false
  if (done!.enrolled === 0) throw alreadyEnrolled()
  await emit(tx, { name: 'SeatAdmitted', subjectId: seatId, facts: { personId } })
  return true
}
