import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long the words of an event that was handled are kept, in days: Stripe has them longer. */
const EVENT_DAYS = 90

/** How long the digits of a card are kept, in days from its payment: as long as a bank may call a payment back. */
const CARD_DAYS = 540

/** The row stays, so that the same event is known when it comes again. */
export const lapsingInPayments: readonly Lapsing[] = [
  lapsing('stripe-events', {
    table: 'stripe_events',
    where: `t.handled_at < app_now() - interval '${EVENT_DAYS} days' and t.content <> '{}'`,
    set: `content = '{}'`,
  }),
  lapsing('card-digits', {
    table: 'payments',
    where: `t.card_last4 is not null and t.captured_at < app_now() - interval '${CARD_DAYS} days'`,
    set: 'card_brand = null, card_last4 = null',
  }),
]
