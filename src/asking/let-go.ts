import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { ASKER_STAYS, LIVE_ORDER } from './the-request.ts'
import { endRequest } from './withdraw-request.ts'

/** Requests ended in one transaction. */
const BATCH = 100

const LEFT = statement<{ id: string; holdId: string }>(
  'asking-left',
  `select r.id, r.hold_id as "holdId" from purchase_requests r ${LIVE_ORDER}
   where r.company_id is not null and not ${ASKER_STAYS} and o.id is null and r.withdrawn_at is null and r.declined_at is null
     and r.until > app_now() order by r.id limit ${BATCH} for no key update of r skip locked`,
)

/** Ends what somebody asked of a company for which they act no longer: nobody can say yes to it, and its seats are free. */
export async function letGoOfLeft(tx: Tx): Promise<void> {
  for (const request of await run(tx, LEFT, [])) await endRequest(tx, request)
}
