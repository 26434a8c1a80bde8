import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { APPROVERS } from './approvers.ts'
import { promiseMail } from './promise-mail.ts'

const FIND = statement<{ personId: string; email: string }>(
  'asking-approvers',
  `select p.id as "personId", p.email from purchase_requests r ${APPROVERS} where r.id = $1`,
)

/** Tells every owner and manager of the company that is asked, each once. */
export async function promiseToApprovers(tx: Tx, requestId: string, kind: 'asked'): Promise<void> {
  for (const approver of await run(tx, FIND, [requestId]))
    await promiseMail(tx, { ...approver, requestId, kind, recipient: 'approver' })
}
