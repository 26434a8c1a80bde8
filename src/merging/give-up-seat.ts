import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Whose seat in which offering. */
export type GivenUp = { personId: string; offeringId: string }

/** Seats come before orders, as everybody takes them. */
const LOCK_SEATS = statement(
  'merge-lock-seats',
  `select s.id from seats s where s.id in (
     select seat_id from enrolments where person_id in ($1, $2) and withdrawn_at is null
     union select seat_id from seat_assignments where person_id in ($1, $2) and ended_at is null) order by s.id for update`,
)
const GIVE_UP = statement<{ enrolmentId: string; orderId: string; became: 'unnamed' | 'kept' }>(
  'merge-give-up',
  `with gone as (
     update enrolments e set withdrawn_at = $3 where e.person_id = $1 and e.offering_id = $2 and e.withdrawn_at is null
     returning e.id, e.order_id, e.seat_id)
   insert into spare_seats (enrolment_id, order_id, became, at)
   select g.id, g.order_id, case when exists (select from wallet_seats w where w.seat_id = g.seat_id) then 'unnamed' else 'kept' end, $3 from gone g
   returning enrolment_id as "enrolmentId", order_id as "orderId", became`,
)
/** What a company offered is declined, and its mails open nothing any more. */
const DECLINE = statement(
  'merge-decline',
  `with ended as (
     update seat_assignments set ended_at = $3, end_cause = 'declined' where person_id = $1 and offering_id = $2 and ended_at is null returning id)
   update seat_invitations i set closed_at = $3 from ended where i.assignment_id = ended.id and i.closed_at is null and i.used_at is null`,
)
/** A company's place is nobody's again, and can be given to somebody else. */
const UNNAME = statement(
  'merge-unname',
  `update order_places p set person_id = null, name = null from order_lines l, orders o
   where l.id = p.line_id and o.id = p.order_id and p.person_id = $1 and l.offering_id = $2 and p.returned_at is null
     and o.company_id is not null and o.settled_at is not null`,
)

/** Waits for whoever is changing one of these two accounts' seats. */
export const lockSeats = (tx: Tx, one: string, other: string): Promise<unknown> => run(tx, LOCK_SEATS, [one, other])

/**
 * A person who would sit twice gives one seat up. A company has it back, unnamed. What they or somebody else paid for themselves stays
 * their place in the order, where nobody sits: finance sees it, and settles with the buyer what becomes of it.
 */
export async function giveUpSeat(tx: Tx, { personId, offeringId }: GivenUp): Promise<void> {
  const spare = await run(tx, GIVE_UP, [personId, offeringId, tx.now])
  await run(tx, DECLINE, [personId, offeringId, tx.now])
  await run(tx, UNNAME, [personId, offeringId])
  for (const { enrolmentId, orderId, became } of spare)
    await emit(tx, { name: 'SeatGivenUp', subjectId: orderId, facts: { enrolmentId, offeringId, became } })
}
