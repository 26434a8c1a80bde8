import type Stripe from 'stripe'
import type { Bank } from '../bank.ts'
import { emitEvent } from '../emit-event.ts'

/** Closes an open session; an intent that was tried without success is cancelled with it. */
export function expireSession(bank: Bank, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const expired = bank.put('session', { ...session, status: 'expired' })
  const intent = typeof session.payment_intent === 'string' ? bank.find('intent', session.payment_intent) : undefined
  if (intent !== undefined)
    emitEvent(bank, 'payment_intent.canceled', bank.put('intent', cancelled(intent, bank.now())))
  emitEvent(bank, 'checkout.session.expired', expired)
  return expired
}

/** Expires every session whose time is over on the sandbox's clock. */
export function expireLapsed(bank: Bank): void {
  const now = bank.now()
  const lapsed = bank.openSessions().filter(({ expires_at }) => expires_at <= now)
  if (lapsed.length > 0) bank.change(() => lapsed.map((session) => expireSession(bank, session)))
}

const cancelled = (intent: Stripe.PaymentIntent, now: number): Stripe.PaymentIntent => ({
  ...intent,
  status: 'canceled',
  canceled_at: now,
  cancellation_reason: 'expired',
  next_action: null,
})
