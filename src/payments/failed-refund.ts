import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { lockMoney } from './lock-money.ts'
import type { RefundCause } from './schema.ts'

export type FailedRefund = {
  paymentId: string
  orderId: string
  amountMinor: number
  currency: Currency
  cause: RefundCause
  requestedAt: Date
  open: boolean
}

const FIND = statement<FailedRefund>(
  'refund-failed-one',
  `select payment_id as "paymentId", order_id as "orderId", amount_minor as "amountMinor", currency, cause,
     requested_at as "requestedAt", failed_at is not null and resolved_at is null as open from refunds where id = $1`,
)

/** A refund that did not go through and that nobody has seen to yet, with its payment locked. @throws refund/unknown, refund/not-failed */
export async function lockFailedRefund(tx: Tx, refundId: string): Promise<FailedRefund> {
  const [seen] = await run(tx, FIND, [refundId])
  if (!seen) throw unknown('refund')
  await lockMoney(tx, seen.paymentId)
  const [refund] = await run(tx, FIND, [refundId])
  if (!refund?.open)
    throw conflict('refund/not-failed', 'This refund is on its way, has gone through, or has been seen to already.')
  return refund
}
