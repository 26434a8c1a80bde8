import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type Entry, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { claimedPostings } from './claimed-postings.ts'
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
  'insert into reminder_waivers (reminder_id, amount_minor, reason, at, by) values ($1, $2, $3, $4, $5)',
)

const WAIVE_ALL = statement<{ id: string; feeMinor: number; interestMinor: number }>(
  'reminders-waive-all',
  `with open as (select r.id, r.fee_minor, r.interest_minor from reminders r where r.document_id = $1
       and not exists (select from reminder_waivers w where w.reminder_id = r.id) and r.fee_minor + r.interest_minor <> 0),
   waived as (insert into reminder_waivers (reminder_id, amount_minor, reason, at, by)
     select id, fee_minor + interest_minor, $2, $3, $4 from open)
   select id, fee_minor as "feeMinor", interest_minor as "interestMinor" from open`,
)

/**
 * The invoice was wrong and another takes its place: what its reminders claimed, fees and interest, is claimed no more. A
 * reminder whose fee was waived before is left as it is, its interest too. Whoever calls has locked the order and seen that
 * nothing of the claims has been paid.
 */
export async function waiveClaims(tx: Tx, documentId: string, reason: string): Promise<void> {
  const open = await openClaims(tx, documentId)
  const waived = await run(tx, WAIVE_ALL, [documentId, reason, tx.now, nameOf(tx.actor)])
  if (!open || waived.length === 0) return
  const entries = waived.map(
    ({ id, ...claimed }): Entry => ({
      ...{ kind: 'reminder-waiver', sourceId: id, postedOn: dayIn(SELLER_ZONE, tx.now), currency: open.currency },
      postings: claimedPostings(claimed).map(({ debit, credit, ...rest }) => ({
        ...rest,
        debit: credit,
        credit: debit,
      })),
    }),
  )
  await post(tx, entries)
  const amountMinor = waived.reduce((sum, { feeMinor, interestMinor }) => sum + feeMinor + interestMinor, 0)
  await emit(tx, { name: 'ReminderClaimsWaived', subjectId: open.orderId, facts: { documentId, amountMinor, reason } })
}

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
