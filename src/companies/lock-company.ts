import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const LOCK = statement<{ id: string }>('company-lock', 'select id from companies where id = $1 for no key update')

/** Waits for its turn with a company: what is decided about its credit, its orders within it, and who picks of its unnamed seats. @throws company/unknown */
export async function lockCompany(tx: Tx, companyId: string): Promise<void> {
  const [found] = await run(tx, LOCK, [companyId])
  if (!found) throw unknown('company')
}
