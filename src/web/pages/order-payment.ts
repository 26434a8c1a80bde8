import { abandonOrder } from '../../checkout/abandon-order.ts'
import { askForPage } from '../../checkout/ask-for-page.ts'
import { followPayment } from '../../checkout/follow-payment.ts'
import { orderView } from '../../checkout/order-view.ts'
import { paymentOfOrder } from '../../payments/queries.ts'
import { newId } from '../../platform/ids.ts'
import { problemOf } from '../../platform/problems.ts'
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

/** What the order's page tells of an order that could not be given up; another refusal is none of a buyer's making. */
const STAYS: Record<string, string> = {
  'order/paid-already': '?returned=paid-already',
  'order/not-awaiting-payment': '',
  'payment/unavailable': '?returned=not-closed',
}

/** The buyer does not want it any more. */
export async function giveUpOrder({ till, caller, form, to }: Visit, orderId: string): Promise<Answer> {
  try {
    await abandonOrder(till, caller.actor, { orderId, key: form.get('key') || newId() })
    return { goTo: to(`/orders/${orderId}`) }
  } catch (error) {
    const told = STAYS[problemOf(error)?.code ?? '']
    if (told === undefined) throw error
    return { goTo: to(`/orders/${orderId}${told}`) }
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
