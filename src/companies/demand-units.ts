import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid } from '../platform/problems.ts'
import type { MemberRole } from './member-role.ts'
import { ownerBound } from './problems.ts'

const KNOWN = statement<{ id: string }>(
  'company-units-known',
  'select id from company_units where company_id = $1 and id = any($2::uuid[])',
)

/**
 * The units that somebody with a role is to be bound to, each once; null where to none.
 * @throws companies/owner-bound, companies/unit-unknown
 */
export async function demandUnits(
  tx: Tx,
  { companyId, role, unitIds }: { companyId: string; role: MemberRole; unitIds: readonly string[] | null },
): Promise<string[] | null> {
  if (unitIds === null) return null
  if (role === 'owner') throw ownerBound()
  const known = new Set((await run(tx, KNOWN, [companyId, unitIds])).map(({ id }) => id))
  const at = unitIds.findIndex((id) => !known.has(id))
  if (at >= 0) throw invalid(`/unitIds/${at}`, 'The company has no such unit.', 'companies/unit-unknown')
  return [...new Set(unitIds)]
}
