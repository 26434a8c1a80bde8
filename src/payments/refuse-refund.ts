import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { StripeRefund } from '../platform/stripe.ts'
import { lockMoney } from './lock-money.ts'
import { requestRefund } from './request-refund.ts'
import type { RefundCause } from './schema.ts'
import { takeRefunds } from './take-refunds.ts'

export type Refused = { id: string; paymentId: string; code: string | null; listed: readonly StripeRefund[] }

const END = statement<{ orderId: string; amountMinor: number; cause: RefundCause }>(
  'refund-refuse',
  `update refunds set failed_at = $2, failure = $3 where id = $1 and succeeded_at is null and failed_at is null
   returning order_id as "orderId", amount_minor as "amountMinor", cause`,
)
const RESOLVE = statement('refund-resolve', 'update refunds set resolved_at = $2, resolution = $3 where id = $1')

/**
 * Stripe will not make this refund, now or later, so it ends here. Where refunds that we did not know of stood in its way,
 * what is still left goes back by itself; otherwise finance has to look.
 */
export async function refuseRefund(tx: Tx, { id, paymentId, code, listed }: Refused): Promise<void> {
  await takeRefunds(tx, paymentId, listed)
  const failure = code ?? 'refused'
  const [refund] = await run(tx, END, [id, tx.now, failure])
  if (!refund) return
  const { orderId, amountMinor, cause } = refund
  await emit(tx, { name: 'RefundFailed', subjectId: orderId, facts: { refundId: id, amountMinor, failure } })
  const left = Math.min(amountMinor, (await lockMoney(tx, paymentId))?.leftMinor ?? 0)
  if (cause === 'dashboard' || left >= amountMinor) return
  await run(tx, RESOLVE, [id, tx.now, left > 0 ? 'retried' : 'superseded'])
  if (left > 0) await requestRefund(tx, { paymentId, orderId, amountMinor: left, cause })
}
