import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

export type OrderForPayment = {
  id: string
  number: number
  lang: Lang
  email: string
  totalMinor: number
  currency: string
  settledAt: Date | null
  cancelledAt: Date | null
  unseatedAt: Date | null
  review: string | null
  lines: { title: string; detail: string; quantity: number }[]
}

const FIND = statement<OrderForPayment>(
  'checkout-order-for-payment',
  `select o.id, o.number, o.lang, o.payer->>'email' as email, o.total_minor as "totalMinor", o.currency, o.settled_at as "settledAt",
     o.cancelled_at as "cancelledAt", o.unseated_at as "unseatedAt", o.review,
     (select json_agg(json_build_object('title', l.title, 'detail', l.detail, 'quantity', l.quantity) order by l.position)
      from order_lines l where l.order_id = o.id) as lines
   from orders o where o.id = $1`,
)

/** What the payment page shows and what news about the money is compared with. */
export async function orderForPayment(on: On, orderId: string): Promise<OrderForPayment> {
  const [order] = await run(on, FIND, [orderId])
  if (!order) throw new Error(`a payment refers to order ${orderId}, which is not there`)
  return order
}
