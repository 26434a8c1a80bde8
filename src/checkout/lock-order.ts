import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { lockSeatsOf } from './lock-seats-of.ts'

/** `seatOrderId`: of an order that pays a share, the one that has the seat. */
export type LockedOrder = { settledAt: Date | null; cancelledAt: Date | null; seatOrderId: string | null }

const LOCK = statement<LockedOrder>(
  'checkout-lock-order',
  `select settled_at as "settledAt", cancelled_at as "cancelledAt",
     case when exists (select from order_lines l where l.order_id = o.id and l.kind = 'share') then shared_with_id end as "seatOrderId"
   from orders o where id = $1 for update`,
)

/** Waits for an order's turn, its seats' before it: what is read next is true until the commit. @throws order/unknown */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder> {
  await lockSeatsOf(tx, orderId)
  const [order] = await run(tx, LOCK, [orderId])
  if (!order) throw unknown('order')
  return order
}
