import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { openClaims } from './open-claims.ts'
import { lockInvoice } from './overdue.ts'
import { noFee } from './problems.ts'

export const WaiveFee = z.strictObject({ reason: Line })

const FIND = statement<{ documentId: string; feeMinor: number }>(
  'reminders-fee',
  'select document_id as "documentId", fee_minor as "feeMinor" from reminders where id = $1',
)
const WAIVE = statement(
  'reminders-waive',
  "insert into reminder_waivers (reminder_id, kind, amount_minor, reason, at, by) values ($1, 'fee', $2, $3, $4, $5)",
)

/** The fee of a reminder is claimed no more and is taken out of the books today; its interest stays claimed. @throws reminder/unknown, reminders/no-fee, reminders/waived */
export async function waiveFee(tx: Tx, reminderId: string, { reason }: z.output<typeof WaiveFee>): Promise<void> {
  const [reminder] = await run(tx, FIND, [reminderId])
  if (!reminder) throw unknown('reminder')
  const { documentId, feeMinor } = reminder
  await lockInvoice(tx, documentId)
  const open = await openClaims(tx, documentId)
  if (feeMinor === 0) throw noFee()
  await run(tx, WAIVE, [reminderId, feeMinor, reason, tx.now, nameOf(tx.actor)])
  if (!open || open.claimsMinor < feeMinor) throw noFee()
  const postings = [{ debit: 'reminder-fees', credit: 'receivables', amountMinor: feeMinor } as const]
  const postedOn = dayIn(SELLER_ZONE, tx.now)
  await post(tx, [{ kind: 'reminder-waiver', sourceId: reminderId, postedOn, currency: open.currency, postings }])
  await emit(tx, { name: 'ReminderFeeWaived', subjectId: open.orderId, facts: { reminderId, feeMinor } })
}
