import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockPayback } from './lock-payback.ts'
import { accountChanged, notNow, onlyPeopleApprove } from './problems.ts'
import { closeLinks } from './put-link.ts'

/** How many people in finance must approve a payback: whoever began it may be one of them. */
export const APPROVALS_NEEDED = 2
export const ApprovePayback = z
  .strictObject({
    accountId: z.uuid().meta({ description: 'The account that was looked at: another one since is refused' }),
  })
  .meta({ id: 'ApprovePayback' })
export type ApprovePayback = z.output<typeof ApprovePayback>

const PUT = statement(
  'paying-back-approve',
  `insert into payback_approvals (account_id, ordinal, payback_id, approved_at, approved_by) values ($1, $2, $3, $4, $5)`,
)

/**
 * One of the two people says yes to just this payee, account and amount. With the second yes nothing of it changes any more; the database
 * holds that the two differ. @throws payback/unknown, payback/not-now, payback/account-changed, payback/two-people, access/denied
 */
export async function approvePayback(tx: Tx, paybackId: string, { accountId }: ApprovePayback): Promise<void> {
  if (tx.actor.kind !== 'person') throw onlyPeopleApprove()
  const payback = await lockPayback(tx, paybackId)
  if (payback.state !== 'to-approve') throw notNow()
  if (payback.accountId !== accountId) throw accountChanged()
  const ordinal = payback.approvals + 1
  await run(tx, PUT, [accountId, ordinal, paybackId, tx.now, nameOf(tx.actor)])
  if (ordinal === APPROVALS_NEEDED) await closeLinks(tx, paybackId)
  await emit(tx, { name: 'PaybackApproved', subjectId: paybackId, facts: { accountId, ordinal } })
}
