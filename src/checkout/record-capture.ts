import { post } from '../ledger/post.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import type { Captured } from './settle.ts'

const CAPTURE = statement<{ id: string }>(
  'checkout-record-capture',
  `update payments set captured_at = $2, captured_minor = $3, captured_currency = $4, stripe_payment_intent = $5, ended_at = null
   where id = $1 and captured_at is null returning id`,
)

/** Money that arrived without its order being fulfilled: kept on customer advances. False when it was recorded before. */
export async function recordCapture(tx: Tx, captured: Captured): Promise<boolean> {
  const [first] = await run(tx, CAPTURE, [
    captured.paymentId,
    tx.now,
    captured.amountMinor,
    captured.currency,
    captured.paymentIntent,
  ])
  if (!first) return false
  await post(tx, [
    {
      kind: 'capture',
      sourceId: captured.paymentId,
      postedOn: captured.today,
      currency: captured.currency as Currency,
      postings: [{ debit: 'provider-clearing', credit: 'customer-advances', amountMinor: captured.amountMinor }],
    },
  ])
  return true
}
