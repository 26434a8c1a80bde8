import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { LockedPayback } from './lock-payback.ts'
import { notNow } from './problems.ts'

const PAID = statement('paying-back-paid', 'update paybacks set paid_on = $2 where id = $1')
/** A batch that is paid has been with the bank, whether or not somebody said so. */
const SENT = statement(
  'paying-back-seen-is-sent',
  `insert into payback_batch_ends (batch_id, "as", reason, at, by) values ($1, 'sent', '', $2, $3) on conflict do nothing`,
)
const UNEXPECT = statement(
  'paying-back-unexpect-paid',
  `delete from expected_debits where id = $1 or (id = $2 and not exists (select from paybacks p where p.batch_id = $2 and p.paid_on is null and p.ended_at is null))`,
)

/** The bank has paid a locked payback: D paybacks under way / C bank, on the bank's day. @throws payback/not-now */
export async function notePaid(tx: Tx, payback: LockedPayback, paidOn: string): Promise<void> {
  const { id, state, batchId, amountMinor } = payback
  if (state !== 'sent' && state !== 'in-file') throw notNow()
  await run(tx, PAID, [id, paidOn])
  await run(tx, SENT, [batchId, tx.now, nameOf(tx.actor)])
  await run(tx, UNEXPECT, [id, batchId])
  const postings = [{ debit: 'paybacks-under-way', credit: 'bank', amountMinor } as const]
  await post(tx, [{ kind: 'payback', sourceId: id, postedOn: paidOn, currency: 'NOK', postings }])
  await emit(tx, { name: 'PaybackPaid', subjectId: id, facts: { amountMinor, paidOn } })
}
