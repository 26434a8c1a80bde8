import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { unitUnknown } from '../companies/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

export const MoveToUnit = z.strictObject({
  unitId: z.uuid().nullable().meta({ description: 'null: for no unit of the company' }),
})
export type MoveToUnit = z.output<typeof MoveToUnit>

const LOCK = statement<{ companyId: string | null; unitId: string | null }>(
  'unit-move-lock',
  'select company_id as "companyId", unit_id as "unitId" from orders where id = $1 for no key update',
)
const MOVE = statement<{ id: string }>(
  'unit-move',
  `update orders o set unit_id = $2 where o.id = $1 and ($2::uuid is null or exists (
     select from company_units u where u.id = $2 and u.company_id = o.company_id and u.archived_at is null)) returning o.id`,
)

/**
 * For another unit, or for none: from now on its members see the order, and its spend is theirs. What the order says of its invoices
 * stays, and so do documents that are issued. By owners, by managers who are bound to no unit, and by staff.
 * @throws order/unknown, company/unknown, access/denied, companies/unit-unknown
 */
export async function moveToUnit(tx: Tx, orderId: string, { unitId }: MoveToUnit): Promise<void> {
  const [order] = await run(tx, LOCK, [orderId])
  if (!order?.companyId) throw unknown('order')
  await demandMember(tx, order.companyId, ['owner', 'manager'])
  if (order.unitId === unitId) return
  const [moved] = await run(tx, MOVE, [orderId, unitId])
  if (!moved) throw unitUnknown()
  await emit(tx, { name: 'OrderMovedToUnit', subjectId: orderId, facts: { from: order.unitId, to: unitId } })
  await noteAct(tx, { kind: 'unit', subjectId: orderId, before: { unitId: order.unitId }, after: { unitId } })
}
