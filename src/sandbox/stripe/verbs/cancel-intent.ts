import type Stripe from 'stripe'
import { refused } from '../refuse.ts'

/** Stripe never cancels a Checkout Session's intent on its own: the session is expired instead, and takes the intent with it. */
export function refuseToCancel(intent: Stripe.PaymentIntent): never {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    throw refused(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of ` +
        'the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, ' +
        'requires_confirmation, requires_action, processing.',
      { code: 'payment_intent_unexpected_state', param: 'intent' },
    )
  }
  throw refused('You cannot cancel the PaymentIntent of a Checkout Session. Expire the Checkout Session instead.', {
    code: 'payment_intent_unexpected_state',
    param: 'intent',
  })
}
