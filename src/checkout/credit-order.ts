import { z } from 'zod'
import { openInvoiceOf } from '../invoicing/queries.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { requestRefund } from './request-refund.ts'

export const CreditOrder = z.strictObject({ reason: Line.meta({ description: 'Stands on the credit note' }) })
export type CreditOrder = z.output<typeof CreditOrder>

const LOCK_SEATS = statement(
  'credit-lock-seats',
  'select id from seats where hold_id = (select hold_id from orders where id = $1) order by id for update',
)
const LOCK = statement<{
  settledAt: Date | null
  cancelledAt: Date | null
  totalMinor: number
  paymentId: string | null
  leftMinor: number
}>(
  'credit-lock-order',
  `select o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.total_minor as "totalMinor", p.id as "paymentId",
     coalesce(p.captured_minor, 0)::bigint - (select coalesce(sum(r.amount_minor), 0)::bigint from refunds r where r.order_id = o.id and r.failed_at is null) as "leftMinor"
   from orders o left join payments p on p.order_id = o.id and p.captured_at is not null where o.id = $1 for update of o`,
)
const TAKE_BACK = statement(
  'credit-take-back',
  `with cancelled as (update orders set cancelled_at = $2, cancel_cause = 'credited' where id = $1 returning id, hold_id),
   withdrawn as (update enrolments e set withdrawn_at = $2 from cancelled c where e.order_id = c.id and e.withdrawn_at is null),
   returned as (delete from wallet_seats w using cancelled c where w.order_id = c.id),
   freed as (update seats s set hold_id = null, held_until = '-infinity', sold_at = null from cancelled c where s.hold_id = c.hold_id),
   due as (
     insert into documents_due (id, kind, order_id, demand_id, credits_id, reason, due_from, since)
     select $4, 'credit-note', c.id, d.demand_id, d.id, $5, $6, $2 from cancelled c, documents d where d.id = $3),
   told as (insert into deliveries_due (order_id, kind, since) select id, 'credited', $2 from cancelled)
   insert into events (at, actor, name, subject_id, facts) select $2, $7, 'OrderCredited', id, jsonb_build_object('reason', $5::text) from cancelled`,
)

/**
 * Takes a whole settled order back: credit note due, seats free, people withdrawn, what was paid by card on its way back.
 * Refused while the invoice has no number yet, because a credit note must refer to it.
 */
export async function creditOrder(tx: Tx, orderId: string, { reason }: CreditOrder): Promise<string> {
  await run(tx, LOCK_SEATS, [orderId])
  const [order] = await run(tx, LOCK, [orderId])
  if (!order) throw unknown('order')
  if (order.cancelledAt || !order.settledAt)
    throw conflict('order/not-creditable', 'Only a confirmed order that has not been cancelled can be credited.')
  const invoiceId = order.totalMinor === 0 ? null : await openInvoiceOf(tx, orderId)
  if (order.totalMinor > 0 && !invoiceId)
    throw conflict('order/invoice-not-issued', 'The invoice is being issued. Try again in a moment.')
  const creditId = newId()
  await run(tx, TAKE_BACK, [orderId, tx.now, invoiceId, creditId, reason, dayIn(SELLER_ZONE, tx.now), nameOf(tx.actor)])
  if (order.paymentId && order.leftMinor > 0)
    await requestRefund(tx, { paymentId: order.paymentId, orderId, amountMinor: order.leftMinor, cause: 'credited' })
  return creditId
}
