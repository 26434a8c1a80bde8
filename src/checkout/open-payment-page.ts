import { notePage } from '../payments/note-page.ts'
import { paymentOfOrder } from '../payments/queries.ts'
import { say } from '../platform/lang.ts'
import { act, type Till } from '../platform/till.ts'
import { orderForPayment } from './order-for-payment.ts'

/** An order's payment page: Stripe's address for it and when it stops working. Null when there is nothing (more) to pay. */
export type PaymentPage = { url: string; endsAt: Date } | null

/**
 * Makes the payment page on demand, after the order is committed. Stripe's idempotency key comes from our own row, so a
 * repetition after a timeout finds the page that the first call made.
 */
export async function openPaymentPage(till: Till, orderId: string): Promise<PaymentPage> {
  const on = { client: till.connection.pool }
  const payment = await paymentOfOrder(on, orderId)
  if (!payment || payment.capturedAt || payment.endedAt) return null
  if (payment.pageUrl) return { url: payment.pageUrl, endsAt: payment.pageEndsAt }
  const order = await orderForPayment(on, orderId)
  const back = `${till.config.publicUrl}${order.lang === 'en' ? '/en' : ''}/orders/${orderId}`
  const session = await till.stripe.client.checkout.sessions.create(
    {
      mode: 'payment',
      ui_mode: 'hosted_page',
      locale: order.lang,
      client_reference_id: payment.id,
      customer_email: order.email,
      expires_at: Math.floor(payment.pageEndsAt.getTime() / 1000),
      metadata: { order: orderId, payment: payment.id },
      payment_intent_data: { metadata: { order: orderId, payment: payment.id } },
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: order.currency.toLowerCase(),
            unit_amount: payment.amountMinor,
            product_data: {
              name: nameOf(order),
              description: order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', '),
            },
          },
        },
      ],
      success_url: `${back}?returned=paid`,
      cancel_url: `${back}?returned=cancelled`,
    },
    { idempotencyKey: `payment:${payment.id}:${payment.attempt}` },
  )
  await act(till, { kind: 'job', name: 'open-payment-page' }, (tx) =>
    notePage(tx, payment.id, { session: session.id, url: session.url }),
  )
  return session.url ? { url: session.url, endsAt: payment.pageEndsAt } : null
}

const nameOf = (order: { lang: 'nb' | 'en'; number: number }): string =>
  say(order.lang, { nb: `Ordre ${order.number}`, en: `Order ${order.number}` })
