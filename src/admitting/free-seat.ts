import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endHolding } from '../wallet/end-holding.ts'
import { type FreedBecause, promiseSeatFreed } from './seat-freed.ts'

const HELD = statement<{ id: string; companyId: string }>(
  'admitting-held',
  'select id, company_id as "companyId" from seat_assignments where seat_id = $1 and ended_at is null',
)
/** Who steers the company's seats, of its order's unit too; where nobody does, whom the order names. */
const STEERERS = statement<{ email: string; lang: 'nb' | 'en' }>(
  'admitting-steerers',
  `with steers as (
     select distinct p.email, p.lang from seat_assignments a join orders o on o.id = a.order_id
     join company_members m on m.company_id = a.company_id and m.ended_at is null and m.role in ('owner', 'manager')
       and (m.unit_ids is null or o.unit_id = any(m.unit_ids))
     join people p on p.id = m.person_id and p.erased_at is null where a.id = $1)
   select email, lang from steers
   union all select o.payer ->> 'email', o.lang from seat_assignments a join orders o on o.id = a.order_id
   where a.id = $1 and not exists (select from steers)`,
)

/**
 * Whoever had a company's seat does not take part: the seat is the company's to give to somebody else, and those who steer its seats are
 * told that and not why. Its row is locked by the caller. Where nobody has it nothing is done.
 */
export async function freeSeat(tx: Tx, seatId: string, cause: FreedBecause): Promise<void> {
  const [held] = await run(tx, HELD, [seatId])
  if (!held) return
  await endHolding(tx, seatId, cause)
  for (const steerer of await run(tx, STEERERS, [held.id]))
    await promiseSeatFreed(tx, { ...steerer, assignmentId: held.id, cause, told: 'company' })
  await emit(tx, { name: 'SeatFreed', subjectId: held.companyId, facts: { seatId, cause } })
}
