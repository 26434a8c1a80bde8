import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** One attempt to pay an order. Neither captured nor ended: Stripe has not said yet. */
export type OrderPayment = {
  id: string
  amountMinor: number
  currency: Currency
  openedAt: Date
  pageEndsAt: Date
  capturedAt: Date | null
  capturedMinor: number | null
  capturedCurrency: Currency | null
  endedAt: Date | null
  stripePaymentIntent: string | null
}
export type OrderRefund = {
  id: string
  amountMinor: number
  currency: Currency
  cause: 'unseated' | 'credited' | 'surplus'
  requestedAt: Date
  succeededAt: Date | null
  failedAt: Date | null
  failure: string | null
}

const PAYMENTS = statement<OrderPayment>(
  'payments-of-order',
  `select id, amount_minor as "amountMinor", currency, opened_at as "openedAt", page_ends_at as "pageEndsAt",
     captured_at as "capturedAt", captured_minor as "capturedMinor", captured_currency as "capturedCurrency",
     ended_at as "endedAt", stripe_payment_intent as "stripePaymentIntent"
   from payments where order_id = $1 order by opened_at, id`,
)
const REFUNDS = statement<OrderRefund>(
  'refunds-of-order',
  `select id, amount_minor as "amountMinor", currency, cause, requested_at as "requestedAt",
     succeeded_at as "succeededAt", failed_at as "failedAt", failure
   from refunds where order_id = $1 order by requested_at, id`,
)

/** Every payment and refund of an order, oldest first. */
export async function moneyOfOrder(
  on: On,
  orderId: string,
): Promise<{ payments: OrderPayment[]; refunds: OrderRefund[] }> {
  return { payments: await run(on, PAYMENTS, [orderId]), refunds: await run(on, REFUNDS, [orderId]) }
}
