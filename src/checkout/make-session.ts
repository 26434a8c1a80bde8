import type { Payment } from '../payments/queries.ts'
import { say } from '../platform/lang.ts'
import type { CheckoutSession } from '../platform/stripe.ts'
import type { Till } from '../platform/till.ts'
import { orderForPayment } from './order-for-payment.ts'

/**
 * What a page may be paid with, whatever the dashboard has switched on: cards and the wallets that carry them say at once
 * whether the money is there, and seats are not held for days.
 */
const IMMEDIATE_METHODS = ['card'] as const

/**
 * Asks Stripe for a payment's page. The idempotency key and all that is sent come from our own rows, so a repetition after a
 * timeout finds the page that the first call made.
 */
export async function makeSession(till: Till, payment: Payment): Promise<CheckoutSession> {
  const { id, orderId, attempt, amountMinor, pageEndsAt } = payment
  const order = await orderForPayment({ client: till.connection.pool }, orderId)
  const back = `${till.config.publicUrl}${order.lang === 'en' ? '/en' : ''}/orders/${orderId}`
  const mark = { order: orderId, payment: id }
  return till.stripe.client.checkout.sessions.create(
    {
      mode: 'payment',
      ui_mode: 'hosted_page',
      allowed_payment_method_types: [...IMMEDIATE_METHODS],
      locale: order.lang,
      client_reference_id: id,
      customer_email: order.email,
      expires_at: Math.floor(pageEndsAt.getTime() / 1000),
      metadata: mark,
      payment_intent_data: { metadata: mark },
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: order.currency.toLowerCase(),
            unit_amount: amountMinor,
            product_data: {
              name: say(order.lang, { nb: `Ordre ${order.number}`, en: `Order ${order.number}` }),
              description: order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', '),
            },
          },
        },
      ],
      success_url: `${back}?returned=paid`,
      cancel_url: `${back}?returned=cancelled`,
    },
    { idempotencyKey: `payment:${id}:${attempt}` },
  )
}
