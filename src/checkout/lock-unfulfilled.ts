import { lockMoney } from '../payments/lock-money.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { lockSeatsOf } from './lock-seats-of.ts'

/** An order that was paid but never fulfilled: under review, or without a seat. `leftMinor` is what of its money is still here. */
export type Unfulfilled = {
  id: string
  review: string | null
  currency: Currency
  totalMinor: number
  paymentId: string
  paymentIntent: string
  paidCurrency: Currency
  capturedMinor: number
  leftMinor: number
  /** It pays a share of a price, and whoever was to pay the rest is bound no longer. */
  partOver: boolean
}

const LOCK = statement<Omit<Unfulfilled, 'leftMinor'>>(
  'unfulfilled-lock-order',
  `select o.id, o.review, o.currency, o.total_minor as "totalMinor", p.id as "paymentId", p.stripe_payment_intent as "paymentIntent",
     p.captured_currency as "paidCurrency", p.captured_minor as "capturedMinor",
     exists (select from orders s where s.id = o.shared_with_id and s.cancelled_at is not null) as "partOver"
   from orders o join payments p on p.order_id = o.id and p.captured_at is not null
   where o.id = $1 and o.settled_at is null and (o.review is not null or (o.unseated_at is not null and o.cancelled_at is null))
   for update of o`,
)

/** Locks such an order, its seats before it and its payment after it. Null where there is no such order, or not any more. */
export async function lockUnfulfilled(tx: Tx, orderId: string): Promise<Unfulfilled | null> {
  await lockSeatsOf(tx, orderId)
  const [order] = await run(tx, LOCK, [orderId])
  if (!order) return null
  const money = await lockMoney(tx, order.paymentId)
  return { ...order, leftMinor: money?.leftMinor ?? 0 }
}
