import { askForPage } from '../../checkout/ask-for-page.ts'
import { followPayment } from '../../checkout/follow-payment.ts'
import { orderView } from '../../checkout/order-view.ts'
import { paymentOfOrder } from '../../payments/queries.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** On to the payment page, or back to the order where there is nothing to pay. */
export async function goToPayment(visit: Visit, orderId: string): Promise<Answer> {
  const { till, to } = visit
  try {
    const page = await askForPage(till, orderId)
    return { goTo: page?.url ?? to(`/orders/${orderId}`) }
  } catch (err) {
    till.log.warn({ err, orderId }, 'payment page not opened')
    return { goTo: to(`/orders/${orderId}?returned=unavailable`) }
  }
}

/** Back from the payment page: asks Stripe at once instead of waiting for its message, then shows the clean address. */
export async function settleReturn({ till, on, to }: Visit, orderId: string): Promise<Answer> {
  const payment = await paymentOfOrder(on, orderId)
  if (payment)
    await followPayment(till, payment.id).catch((err: unknown) =>
      till.log.warn({ err, orderId }, 'payment not followed'),
    )
  const order = await orderView(on, orderId)
  return { goTo: to(`/orders/${orderId}${order?.state === 'awaiting-payment' ? '?returned=pending' : ''}`) }
}
