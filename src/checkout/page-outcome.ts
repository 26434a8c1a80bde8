import type { CheckoutSession } from '../platform/stripe.ts'

/** How a payment page stands at Stripe: open, paid, with the payer's bank, or over without money. */
export type PageOutcome = 'open' | 'paid' | 'processing' | 'over'

/** A method that answers days later has answered no. The page is used up: it takes no second try. */
const FAILED = new Set(['requires_payment_method', 'canceled'])

export function outcomeOf(session: CheckoutSession): PageOutcome {
  const { status, payment_status: paid, payment_intent: intent } = session
  const intentStatus = typeof intent === 'object' && intent ? intent.status : ''
  if (status === 'complete' && paid === 'paid') return 'paid'
  if (status === 'complete' && intentStatus === 'processing') return 'processing'
  if (status === 'expired' || (status === 'complete' && FAILED.has(intentStatus))) return 'over'
  return 'open'
}
