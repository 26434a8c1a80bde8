import type Stripe from 'stripe'

/** How a kept object looks from outside right now: what depends on the hour or on where the sandbox stands. */
export function present(object: object, now: number, pageUrl: () => string): object {
  if (isSession(object))
    return { ...object, url: object.status === 'open' ? `${pageUrl().replace(/\/$/, '')}/pay/${object.id}` : null }
  if (isMovement(object)) return dueBy(object, now)
  return object
}

export const dueBy = (movement: Stripe.BalanceTransaction, now: number): Stripe.BalanceTransaction =>
  movement.available_on <= now ? { ...movement, status: 'available' } : movement

const isSession = (object: object): object is Stripe.Checkout.Session =>
  'object' in object && object.object === 'checkout.session'

const isMovement = (object: object): object is Stripe.BalanceTransaction =>
  'object' in object && object.object === 'balance_transaction'
