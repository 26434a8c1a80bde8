import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { lockFailedRefund } from './failed-refund.ts'

export const BankRefund = z.strictObject({
  paidOn: z.iso.date().meta({ description: 'The day the money left our bank account' }),
  reference: Line.meta({ description: "What the bank's statement says" }),
})
export type BankRefund = z.output<typeof BankRefund>

const PAID = statement(
  'refund-paid-by-bank',
  `update refunds set resolved_at = $2, resolution = 'paid-by-bank' where id = $1`,
)

/**
 * Notes that a refund the card did not take was paid to the buyer's bank account by hand. Returns the order's id.
 * @throws refund/unknown, refund/not-failed
 */
export async function recordBankRefund(tx: Tx, refundId: string, { paidOn, reference }: BankRefund): Promise<string> {
  const refund = await lockFailedRefund(tx, refundId)
  if (paidOn > dayIn(SELLER_ZONE, tx.now)) throw invalid('/paidOn', 'this day has not come yet')
  if (paidOn < dayIn(SELLER_ZONE, refund.requestedAt)) throw invalid('/paidOn', 'this was before the refund was due')
  await run(tx, PAID, [refundId, tx.now])
  const { orderId, currency, amountMinor } = refund
  await post(tx, [
    {
      kind: 'refund-by-bank',
      sourceId: refundId,
      postedOn: paidOn,
      currency,
      postings: [{ debit: 'customer-advances', credit: 'bank', amountMinor }],
    },
  ])
  await emit(tx, {
    name: 'RefundPaidByBank',
    subjectId: orderId,
    facts: { refundId, amountMinor, currency, paidOn, reference },
  })
  return orderId
}
