import type { Payment } from '../payments/queries.ts'
import { type Lang, say } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { CheckoutSession } from '../platform/stripe.ts'
import type { Till } from '../platform/till.ts'
import { documentForPayment } from './document-for-payment.ts'
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
  const { id, orderId, attempt, amountMinor, currency, pageEndsAt } = payment
  const { lang, email, path, name, description } = await shownFor(till, payment)
  const back = pageUrl(till.config.publicUrl, lang, path)
  const mark = { order: orderId, payment: id }
  return till.stripe.client.checkout.sessions.create(
    {
      mode: 'payment',
      ui_mode: 'hosted_page',
      allowed_payment_method_types: [...IMMEDIATE_METHODS],
      locale: lang,
      client_reference_id: id,
      customer_email: email,
      expires_at: Math.floor(pageEndsAt.getTime() / 1000),
      metadata: mark,
      payment_intent_data: { metadata: mark },
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: currency.toLowerCase(),
            unit_amount: amountMinor,
            product_data: { name, description },
          },
        },
      ],
      success_url: `${back}?returned=paid`,
      cancel_url: `${back}?returned=cancelled`,
    },
    { idempotencyKey: `payment:${id}:${attempt}` },
  )
}

type Shown = { lang: Lang; email: string; path: string; name: string; description: string }

const movedTo = (lang: Lang): string =>
  say(lang, { nb: 'Det som den nye plassen koster mer', en: 'What the new seat costs more' })

/** What the page says it is for, and where it leads back to. */
async function shownFor(till: Till, { id, orderId, purpose }: Payment): Promise<Shown> {
  const on = { client: till.connection.pool }
  const order = await orderForPayment(on, orderId)
  const description = order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', ')
  if (purpose === 'order') {
    const { lang, email, number } = order
    const name = say(lang, { nb: `Ordre ${number}`, en: `Order ${number}` })
    return { lang, email, path: `/orders/${orderId}`, name, description }
  }
  if (purpose === 'move') {
    const { lang, email, number } = order
    const name = say(lang, { nb: `Ordre ${number}: bytte av kurs`, en: `Order ${number}: another course` })
    return { lang, email, path: `/orders/${orderId}/move`, name, description: movedTo(lang) }
  }
  const { id: documentId, lang, email, number } = await documentForPayment(on, id)
  const name = say(lang, { nb: `Faktura ${number}`, en: `Invoice ${number}` })
  return { lang, email, path: `/documents/${documentId}`, name, description }
}
