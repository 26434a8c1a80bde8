import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { buildIntent } from '../objects/payment-intent.ts'
import { missing } from '../refuse.ts'

type WithIntent = [Stripe.Checkout.Session, Stripe.PaymentIntent]

/** The session's payment intent appears with the first attempt, never before (Stripe since 2022-08-01). */
export function attachIntent(bank: Bank, session: Stripe.Checkout.Session): WithIntent {
  const known = typeof session.payment_intent === 'string' ? bank.find('intent', session.payment_intent) : undefined
  if (known !== undefined) return [session, known]
  const terms = bank.find('terms', session.id)
  if (terms === undefined) throw missing('checkout.session', session.id)
  const amount = session.amount_total ?? 0
  const currency = session.currency ?? 'nok'
  const intent = bank.put('intent', buildIntent({ created: bank.now(), amount, currency, terms }))
  return [bank.put('session', { ...session, payment_intent: intent.id }), intent]
}

/** The bank asks the payer to prove who they are; the intent says so until they answer. */
export function askFor3ds(bank: Bank, session: Stripe.Checkout.Session): void {
  const [, intent] = attachIntent(bank, session)
  const { url } = bank.show(session) as Stripe.Checkout.Session
  const redirect_to_url = { return_url: session.success_url, url: `${url}/3ds` }
  bank.put('intent', {
    ...intent,
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url },
  })
}
