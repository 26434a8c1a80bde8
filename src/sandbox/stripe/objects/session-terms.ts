import type Stripe from 'stripe'

/** What a Checkout Session was created with and does not show by itself: its lines, and the intent to come. */
export type SessionTerms = {
  id: string
  lines: Stripe.LineItem[]
  merchant: string
  description: string | null
  receiptEmail: string | null
  metadata: Record<string, string>
}
