import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'
import { lockMoney } from './lock-money.ts'
import type { RefundCause } from './schema.ts'

export type RefundWish = {
  paymentId: string
  orderId: string
  amountMinor: number
  cause: Exclude<RefundCause, 'dashboard'>
}

const WRITE = statement(
  'refund-write',
  'insert into refunds (id, payment_id, order_id, amount_minor, currency, cause, requested_at) values ($1, $2, $3, $4, $5, $6, $7)',
)
/** What did not go through before is part of the whole that goes back now. */
const RESOLVE = statement(
  'refund-resolve-earlier',
  `update refunds set resolved_at = $2, resolution = 'retried' where payment_id = $1 and failed_at is not null and resolved_at is null`,
)

/**
 * Promises money back; the row is the promise, and send-refund.ts keeps it. It counts from now on, under the payment's lock,
 * so that refunds never add up to more than was taken.
 */
export async function requestRefund(tx: Tx, wish: RefundWish): Promise<string> {
  const money = await lockMoney(tx, wish.paymentId)
  if (!money || wish.amountMinor > money.leftMinor) throw moreThanPaid()
  const id = newId()
  await run(tx, WRITE, [id, wish.paymentId, wish.orderId, wish.amountMinor, money.currency, wish.cause, tx.now])
  if (wish.amountMinor === money.leftMinor) await run(tx, RESOLVE, [wish.paymentId, tx.now])
  await emit(tx, {
    name: 'RefundRequested',
    subjectId: wish.orderId,
    facts: { refundId: id, amountMinor: wish.amountMinor, currency: money.currency, cause: wish.cause },
  })
  return id
}

export const moreThanPaid = () =>
  conflict('refund/more-than-paid', 'A refund cannot be more than what is left of the payment.')
