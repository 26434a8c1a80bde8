import type Stripe from 'stripe'
import type { Cause } from '../bank.ts'
import { newId } from '../new-id.ts'
import { API_VERSION } from './webhook-endpoint.ts'

export type EventType =
  | 'charge.dispute.closed'
  | 'charge.dispute.created'
  | 'charge.refunded'
  | 'charge.succeeded'
  | 'checkout.session.async_payment_failed'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'payment_intent.canceled'
  | 'payment_intent.payment_failed'
  | 'payment_intent.processing'
  | 'payment_intent.succeeded'
  | 'payout.canceled'
  | 'payout.created'
  | 'payout.failed'
  | 'payout.paid'
  | 'refund.created'
  | 'refund.failed'
  | 'refund.updated'

type NewEvent = {
  created: number
  type: EventType
  object: object
  pending: number
  cause: Cause | undefined
}

export function buildEvent({ created, type, object, pending, cause }: NewEvent): Stripe.Event {
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created,
    data: { object },
    livemode: false,
    pending_webhooks: pending,
    request: { id: cause?.id ?? null, idempotency_key: cause?.idempotency_key ?? null },
    type,
  } satisfies Omit<Stripe.EventBase, 'data' | 'type'> & { data: { object: object }; type: EventType }
  // Each member of Stripe's union binds one type to one object; which object goes with which type is decided by the caller.
  return event as unknown as Stripe.Event
}
