import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { conflict } from '../platform/problems.ts'

export const RefundDue = z.object({ refundId: z.uuid() })
export const sendRefundJob: Job<z.output<typeof RefundDue>> = { name: 'send-refund', schema: RefundDue }

export type RefundWish = {
  paymentId: string
  orderId: string
  amountMinor: number
  cause: 'unseated' | 'credited' | 'surplus'
}

const LOCK = statement<{ capturedMinor: number | null; currency: string; refundedMinor: number }>(
  'refund-lock',
  `select p.captured_minor as "capturedMinor", coalesce(p.captured_currency, p.currency) as currency,
     (select coalesce(sum(r.amount_minor), 0)::bigint from refunds r where r.payment_id = p.id and r.failed_at is null) as "refundedMinor"
   from payments p where p.id = $1 for update of p`,
)
const WRITE = statement(
  'refund-write',
  'insert into refunds (id, payment_id, order_id, amount_minor, currency, cause, requested_at) values ($1, $2, $3, $4, $5, $6, $7)',
)

/** Promises money back. The row counts from now on, under the payment's lock, so that refunds never add up to more than was taken. */
export async function requestRefund(tx: Tx, wish: RefundWish): Promise<string> {
  await run(tx, LOCK, [wish.paymentId]) // waits for its turn; the second reading then sees every refund written before
  const [payment] = await run(tx, LOCK, [wish.paymentId])
  if (!payment?.capturedMinor || payment.refundedMinor + wish.amountMinor > payment.capturedMinor)
    throw conflict('refund/more-than-paid', 'A refund cannot be more than what is left of the payment.')
  const id = newId()
  await run(tx, WRITE, [id, wish.paymentId, wish.orderId, wish.amountMinor, payment.currency, wish.cause, tx.now])
  await emit(tx, {
    name: 'RefundRequested',
    subjectId: wish.orderId,
    facts: { refundId: id, amountMinor: wish.amountMinor, cause: wish.cause },
  })
  await enqueue(tx, sendRefundJob, { refundId: id })
  return id
}
