import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const LOCK = statement<{ id: string }>(
  'credit-lock-company',
  'select id from companies where id = $1 for no key update',
)

/** Whatever is decided about a company's credit comes one after the other, and with its orders. @throws company/unknown */
export async function lockCompany(tx: Tx, companyId: string): Promise<void> {
  const [found] = await run(tx, LOCK, [companyId])
  if (!found) throw unknown('company')
}
