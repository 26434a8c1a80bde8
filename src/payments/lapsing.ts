import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long the words of an event that was handled are kept, in days: Stripe has them longer. */
const EVENT_DAYS = 90

/** The row stays, so that the same event is known when it comes again. */
export const lapsingInPayments: readonly Lapsing[] = [
  lapsing('stripe-events', {
    table: 'stripe_events',
    where: `t.handled_at < app_now() - interval '${EVENT_DAYS} days' and t.content <> '{}'`,
    set: `content = '{}'`,
  }),
]
