import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { StripeEvent } from '../platform/stripe.ts'

/** The kinds of news that change anything here; others are kept and that is all. */
export const NEWS_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'payout.created',
  'payout.updated',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
  'payout.reconciliation_completed',
] as const

const STORE = statement(
  'stripe-event-store',
  `insert into stripe_events (id, type, object_id, content, received_at, next_try_at, handled_at)
   values ($1, $2, $3, $4, $5, $5, case when $6 then null else $5::timestamptz end) on conflict (id) do nothing`,
)

/** Stores a verified event: the row is the promise to handle it. The same event again changes nothing. */
export async function receiveEvent(tx: Tx, event: StripeEvent): Promise<void> {
  const objectId = 'id' in event.data.object ? String(event.data.object.id) : ''
  const matters = (NEWS_TYPES as readonly string[]).includes(event.type)
  await run(tx, STORE, [event.id, event.type, objectId, JSON.stringify(event), tx.now, matters])
}
