import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const CUT = statement<{ id: number }>(
  'audit-cut-values',
  'delete from audit_values v using audit_acts a where a.id = v.act_id and a.about_id = any($1::uuid[]) returning v.act_id as id',
)

/**
 * Cuts what the audit log says about people out of it: that something was done, by whom and when stays, and the chain holds.
 * An erasure calls this last, so that what it has just removed is cut out as well. Returns how many acts lost their values.
 */
export async function cutValues(tx: Tx, aboutIds: readonly string[]): Promise<number> {
  const cut = await run(tx, CUT, [aboutIds])
  return cut.length
}
