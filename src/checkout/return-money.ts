import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { requestRefund } from './request-refund.ts'

const LOCK_SEATS = statement(
  'return-lock-seats',
  'select id from seats where hold_id = (select hold_id from orders where id = $1) order by id for update',
)
const LOCK = statement<{ unfulfilled: boolean; paymentId: string | null; leftMinor: number }>(
  'return-lock-order',
  `select o.settled_at is null and o.cancelled_at is null as unfulfilled, p.id as "paymentId",
     coalesce(p.captured_minor, 0)::bigint - (select coalesce(sum(r.amount_minor), 0)::bigint from refunds r where r.order_id = o.id and r.failed_at is null) as "leftMinor"
   from orders o left join payments p on p.order_id = o.id and p.captured_at is not null where o.id = $1 for update of o`,
)
const CLOSE = statement(
  'return-close',
  `with closed as (
     update orders set cancelled_at = $2, cancel_cause = 'unseated', review = null where id = $1 returning hold_id),
   released as (update seat_holds h set released_at = coalesce(h.released_at, $2) from closed c where h.id = c.hold_id)
   update seats s set hold_id = null, held_until = '-infinity' from closed c where s.hold_id = c.hold_id and s.sold_at is null`,
)

/**
 * Sends back all the money of an order that was paid but bought nothing: another amount than ordered, or too late for a seat.
 * The order ends with it and its seats are free. No invoice was issued, so no credit note is either. Returns the refund's id.
 * @throws order/unknown, order/nothing-to-return
 */
export async function returnMoney(tx: Tx, orderId: string): Promise<string> {
  await run(tx, LOCK_SEATS, [orderId])
  const [order] = await run(tx, LOCK, [orderId])
  if (!order) throw unknown('order')
  if (!order.unfulfilled || !order.paymentId || order.leftMinor <= 0)
    throw conflict(
      'order/nothing-to-return',
      'Only the money of an order that was paid and not fulfilled is sent back.',
    )
  await run(tx, CLOSE, [orderId, tx.now])
  await emit(tx, { name: 'MoneyReturned', subjectId: orderId, facts: { amountMinor: order.leftMinor } })
  return requestRefund(tx, {
    paymentId: order.paymentId,
    orderId,
    amountMinor: order.leftMinor,
    cause: 'unseated',
  })
}
