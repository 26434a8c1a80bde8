import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

/** Where a payback stands, from its beginning to its end. */
export const PAYBACK_STATES = [
  ...(['no-account', 'to-approve', 'approved', 'in-file', 'sent'] as const),
  ...(['paid', 'given-up', 'returned'] as const),
] as const
export type PaybackState = (typeof PAYBACK_STATES)[number]

/** Of payback `p`: how many have approved the account that counts now. */
export const APPROVALS = '(select count(*) from payback_approvals a where a.account_id = p.account_id)'
/** The state of payback `p`. */
export const STATE = `case when p.ended_as is not null then p.ended_as when p.paid_on is not null then 'paid'
  when p.batch_id is not null then case when exists (select from payback_batch_ends e where e.batch_id = p.batch_id and e.as = 'sent') then 'sent' else 'in-file' end
  when p.account_id is null then 'no-account' when ${APPROVALS} = 2 then 'approved' else 'to-approve' end`

export type LockedPayback = {
  id: string
  reference: string
  state: PaybackState
  amountMinor: number
  documentId: string | null
  depositId: string | null
  transferId: string | null
  placementId: string | null
  accountId: string | null
  batchId: string | null
  approvals: number
}
const LOCK = statement(`paying-back-lock`, 'select from paybacks where id = $1 for update')
const READ = statement<LockedPayback>(
  'paying-back-locked',
  `select p.id, p.reference, ${STATE} as state, p.amount_minor as "amountMinor", p.document_id as "documentId", p.deposit_id as "depositId",
     p.transfer_id as "transferId", p.placement_id as "placementId", p.account_id as "accountId", p.batch_id as "batchId", ${APPROVALS} as approvals
   from paybacks p where p.id = $1`,
)

/** A payback under its lock, read as it is then. @throws payback/unknown */
export async function lockPayback(tx: Tx, paybackId: string): Promise<LockedPayback> {
  await run(tx, LOCK, [paybackId])
  const [payback] = await run(tx, READ, [paybackId])
  if (!payback) throw unknown('payback')
  return payback
}
