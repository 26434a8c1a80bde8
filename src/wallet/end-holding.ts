import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { AssignmentEnd } from './schema.ts'

const END = statement(
  'wallet-end-holding',
  `with ended as (
     update seat_assignments set ended_at = $3, end_cause = $2 where seat_id = $1 and ended_at is null returning id),
   closed as (
     update seat_invitations i set closed_at = $3 from ended where i.assignment_id = ended.id and i.used_at is null and i.closed_at is null),
   withdrawn as (
     update enrolments set withdrawn_at = $3 where seat_id = $1 and withdrawn_at is null returning order_id, offering_id, person_id)
   update order_places p set person_id = null, name = null from withdrawn w
   join order_lines l on l.order_id = w.order_id and l.offering_id = w.offering_id and l.kind = 'seat'
   where p.line_id = l.id and p.person_id = w.person_id and p.returned_at is null`,
)

/** Whoever has the seat has it no longer, invited or enrolled; the seat stays the company's. Its row is locked by the caller. */
export async function endHolding(tx: Tx, seatId: string, cause: AssignmentEnd): Promise<void> {
  await run(tx, END, [seatId, cause, tx.now])
}
