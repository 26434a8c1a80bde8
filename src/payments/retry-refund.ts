import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict } from '../platform/problems.ts'
import { lockFailedRefund } from './failed-refund.ts'
import { lockMoney } from './lock-money.ts'
import { requestRefund } from './request-refund.ts'

const RETRIED = statement('refund-retried', `update refunds set resolved_at = $2, resolution = 'retried' where id = $1`)

/**
 * Tries a refund that did not go through once more, to the same card. Returns the order's id.
 * @throws refund/unknown, refund/not-failed, refund/nothing-left
 */
export async function retryRefund(tx: Tx, refundId: string): Promise<string> {
  const { paymentId, orderId, amountMinor, cause } = await lockFailedRefund(tx, refundId)
  const left = Math.min(amountMinor, (await lockMoney(tx, paymentId))?.leftMinor ?? 0)
  if (left <= 0) throw conflict('refund/nothing-left', 'Nothing is left of this payment; it has gone back already.')
  await run(tx, RETRIED, [refundId, tx.now])
  await requestRefund(tx, { paymentId, orderId, amountMinor: left, cause: cause === 'dashboard' ? 'credited' : cause })
  return orderId
}
