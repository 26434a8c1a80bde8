import type { OrderState } from '../orders/state.ts'
import { giveUpPayment } from '../payments/give-up-payment.ts'
import { paymentOfOrder } from '../payments/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { orUnavailable, paymentUnavailable } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { followPayment } from './follow-payment.ts'
import { orderTokenOf } from './order-token.ts'
import { orderView } from './order-view.ts'
import { notAwaitingPayment, paidAlready } from './problems.ts'

/** Once for the page there is, once for a page that another tab was just having made. */
const ROUNDS = 2

/**
 * Ends an unpaid order because its buyer does not want it any more: the payment page is closed at Stripe first, then the seats
 * are free. Where the buyer has paid at the same moment, the payment wins. The wish is written down before Stripe is asked, so
 * that the order ends even where Stripe answers later. @throws order/paid-already, order/not-awaiting-payment, payment/unavailable
 */
export async function abandonOrder(
  till: Till,
  actor: Actor,
  { orderId, key }: { orderId: string; key: string },
): Promise<void> {
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `abandon ${orderId}`, body: null })
  await act(till, actor, (tx) =>
    once(tx, ask, async () => {
      await giveUpPayment(tx, orderId)
      return orderId
    }),
  )
  await orUnavailable(() => closePage(till, orderId))
  await demandOver(till, orderId)
}

async function closePage(till: Till, orderId: string): Promise<void> {
  for (let round = 1; round <= ROUNDS; round++) {
    const payment = await paymentOfOrder({ client: till.connection.pool }, orderId)
    if (!payment?.givenUpAt || payment.endedAt || payment.capturedAt) return
    await followPayment(till, payment.id)
  }
}

async function demandOver(till: Till, orderId: string): Promise<void> {
  const order = await orderView({ client: till.connection.pool }, orderId)
  if (order?.state === 'abandoned' || order?.state === 'lapsed') return
  if (order?.state === 'awaiting-payment') throw paymentUnavailable()
  throw order?.paidAt && STANDS.has(order.state) ? paidAlready() : notAwaitingPayment()
}

/** Where money that has come in belongs to an order that goes on. */
const STANDS: ReadonlySet<OrderState> = new Set(['confirmed', 'paid-unseated', 'in-review'])
