import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'
import { customerDetails } from '../objects/session.ts'
import { refused } from '../refuse.ts'
import { attachIntent } from './attach-intent.ts'
import { chargeCard, DECLINED, declineCard, PAYER } from './charge-card.ts'

export type Attempt = {
  /** `processing`: a slow method (bank debit) that a later attempt settles or declines. */
  outcome: 'paid' | 'declined' | '3ds_failed' | 'processing'
  /** Pays a session that has expired: money that comes too late. */
  late?: boolean | undefined
  /** What the card is charged, when it is not what the session asked for. */
  amount?: number | undefined
  currency?: string | undefined
  threeDSecure?: boolean | undefined
}

const NOT_AUTHENTICATED = {
  code: 'payment_intent_authentication_failure',
  message: 'The provided PaymentMethod has failed authentication.',
}

/** One try to pay. A session that is paid already answers as it is: the card is charged once. */
export function paySession(bank: Bank, session: Stripe.Checkout.Session, attempt: Attempt): Stripe.Checkout.Session {
  if (session.status === 'complete' && !isProcessing(bank, session)) return session
  if (session.status === 'expired' && attempt.late !== true) {
    throw refused('This Checkout Session has a status of `expired` and cannot be paid.', { param: 'session' })
  }
  const [asked, intent] = attachIntent(bank, session)
  const tried = { intent, attempt }
  if (attempt.outcome === 'paid') return succeed(bank, asked, tried)
  if (attempt.outcome === 'processing') return takeTime(bank, asked, intent)
  return fail(bank, asked, tried)
}

const isProcessing = (bank: Bank, { payment_intent }: Stripe.Checkout.Session): boolean =>
  bank.find('intent', String(payment_intent))?.status === 'processing'

type Tried = { intent: Stripe.PaymentIntent; attempt: Attempt }

function succeed(bank: Bank, session: Stripe.Checkout.Session, { intent, attempt }: Tried): Stripe.Checkout.Session {
  const amount = attempt.amount ?? intent.amount
  const currency = attempt.currency ?? intent.currency
  const threeDSecure = attempt.threeDSecure === true
  const charge = chargeCard(bank, {
    intent: { ...intent, amount, currency },
    email: session.customer_email,
    threeDSecure,
  })
  const paid = bank.put('intent', {
    ...intent,
    amount,
    currency,
    amount_received: amount,
    canceled_at: null,
    cancellation_reason: null,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: charge.payment_method,
    status: 'succeeded',
  })
  const complete = bank.put('session', {
    ...session,
    amount_subtotal: amount,
    amount_total: amount,
    currency,
    customer_details: customerDetails(session.customer_email, PAYER),
    payment_status: 'paid',
    status: 'complete',
  })
  const slow = intent.status === 'processing'
  emitEvent(bank, 'charge.succeeded', charge)
  emitEvent(bank, 'payment_intent.succeeded', paid)
  emitEvent(bank, slow ? 'checkout.session.async_payment_succeeded' : 'checkout.session.completed', complete)
  return complete
}

/** The session is complete and yet nothing is paid: the bank needs days to say whether it will be. */
function takeTime(bank: Bank, session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent): Stripe.Checkout.Session {
  if (intent.status === 'processing') return session
  const processing = bank.put('intent', { ...intent, next_action: null, status: 'processing' })
  const complete = bank.put('session', {
    ...session,
    customer_details: customerDetails(session.customer_email, PAYER),
    status: 'complete',
  })
  emitEvent(bank, 'payment_intent.processing', processing)
  emitEvent(bank, 'checkout.session.completed', complete)
  return complete
}

function fail(bank: Bank, session: Stripe.Checkout.Session, { intent, attempt }: Tried): Stripe.Checkout.Session {
  const declined = attempt.outcome === 'declined'
  const charge = declined
    ? declineCard(bank, { intent, email: session.customer_email, threeDSecure: false })
    : undefined
  const error: Stripe.PaymentIntent.LastPaymentError = {
    type: declined ? 'card_error' : 'invalid_request_error',
    ...(declined ? { ...DECLINED, decline_code: 'generic_decline' } : NOT_AUTHENTICATED),
    ...(charge === undefined ? {} : { charge: charge.id }),
  }
  const failed = bank.put('intent', {
    ...intent,
    last_payment_error: error,
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: session.status === 'expired' ? intent.status : 'requires_payment_method',
  })
  emitEvent(bank, 'payment_intent.payment_failed', failed)
  if (intent.status === 'processing') emitEvent(bank, 'checkout.session.async_payment_failed', session)
  return session
}
