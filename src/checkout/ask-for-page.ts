import { paymentOfOrder } from '../payments/queries.ts'
import { orUnavailable } from '../platform/stripe-fault.ts'
import type { Till } from '../platform/till.ts'
import { followPayment } from './follow-payment.ts'
import { openPaymentPage, type PaymentPage } from './open-payment-page.ts'

/**
 * The page for a buyer who wants to pay now: asks Stripe first how the payment stands, so that nobody is sent to a page that
 * is paid or dead. @throws payment/unavailable
 */
export function askForPage(till: Till, orderId: string): Promise<PaymentPage> {
  return orUnavailable(async () => {
    const payment = await paymentOfOrder({ client: till.connection.pool }, orderId)
    if (payment?.stripeSession) await followPayment(till, payment.id)
    return openPaymentPage(till, orderId)
  })
}
