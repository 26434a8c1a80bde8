import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Two owners who take each other's place away at the same moment come one after the other. */
const LOCK = statement<{ personId: string }>(
  'company-lock-owners',
  `select person_id as "personId" from company_members where company_id = $1 and role = 'owner' and ended_at is null
   order by person_id for update`,
)

/** The people who own a company, none of whom can stop doing so before this transaction is over. */
export const lockOwners = async (tx: Tx, companyId: string): Promise<string[]> =>
  (await run(tx, LOCK, [companyId])).map(({ personId }) => personId)
