import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { readMoney } from './lock-money.ts'
import type { RefundCause, RefundResolution } from './schema.ts'

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
  processingSince: Date | null
  stripePaymentIntent: string | null
  cardBrand: string | null
  cardLast4: string | null
}
export type OrderRefund = {
  id: string
  amountMinor: number
  currency: Currency
  cause: RefundCause
  requestedAt: Date
  succeededAt: Date | null
  failedAt: Date | null
  failure: string | null
  resolvedAt: Date | null
  resolution: RefundResolution | null
  /** Of one made in the dashboard: how much a credit note covers. */
  allocatedMinor: number
}
export type OrderDispute = {
  id: string
  amountMinor: number
  currency: Currency
  reason: string
  openedAt: Date
  answerBy: Date | null
  closedAt: Date | null
  outcome: 'won' | 'lost' | 'dropped' | null
  settledAt: Date | null
}
export type MoneyOfOrder = {
  payments: OrderPayment[]
  refunds: OrderRefund[]
  disputes: OrderDispute[]
  /** What is still here of the payment that was captured; null where none was. */
  left: Money | null
}

const PAYMENTS = statement<OrderPayment>(
  'payments-of-order',
  `select id, amount_minor as "amountMinor", currency, opened_at as "openedAt", page_ends_at as "pageEndsAt",
     captured_at as "capturedAt", captured_minor as "capturedMinor", captured_currency as "capturedCurrency",
     ended_at as "endedAt", processing_since as "processingSince", stripe_payment_intent as "stripePaymentIntent", card_brand as "cardBrand", card_last4 as "cardLast4"
   from payments where order_id = $1 order by opened_at, id`,
)
const REFUNDS = statement<OrderRefund>(
  'refunds-of-order',
  `select id, amount_minor as "amountMinor", currency, cause, requested_at as "requestedAt", succeeded_at as "succeededAt",
     failed_at as "failedAt", failure, resolved_at as "resolvedAt", resolution, allocated_minor as "allocatedMinor"
   from refunds where order_id = $1 order by requested_at, id`,
)
const DISPUTES = statement<OrderDispute>(
  'disputes-of-order',
  `select id, amount_minor as "amountMinor", currency, reason, opened_at as "openedAt", answer_by as "answerBy",
     closed_at as "closedAt", outcome, settled_at as "settledAt"
   from disputes where order_id = $1 order by opened_at, id`,
)

/** Every payment, refund and dispute of an order, oldest first. */
export async function moneyOfOrder(on: On, orderId: string): Promise<MoneyOfOrder> {
  const payments = await run(on, PAYMENTS, [orderId])
  const captured = payments.find((payment) => payment.capturedAt)
  const left = captured ? await readMoney(on, captured.id) : null
  return {
    payments,
    refunds: await run(on, REFUNDS, [orderId]),
    disputes: await run(on, DISPUTES, [orderId]),
    left: left && money(left.leftMinor, left.currency),
  }
}
