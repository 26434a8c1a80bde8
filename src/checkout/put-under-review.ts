import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { recordCapture } from './record-capture.ts'
import type { Captured } from './settle.ts'

const REVIEW = statement(
  'checkout-review',
  `update orders set review = 'amount-mismatch', cancelled_at = null, cancel_cause = null where id = $1`,
)

/** Stripe took another amount or currency than the order asked for: nothing is fulfilled until finance has looked. */
export async function putUnderReview(tx: Tx, captured: Captured): Promise<void> {
  if (!(await recordCapture(tx, captured))) return
  await run(tx, REVIEW, [captured.orderId])
  await emit(tx, {
    name: 'PaymentMismatched',
    subjectId: captured.orderId,
    facts: { paymentId: captured.paymentId, amountMinor: captured.amountMinor, currency: captured.currency },
  })
}
