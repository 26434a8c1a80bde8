import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import type { StripeEvent } from '../platform/stripe.ts'

export const StripeNews = z.object({ eventId: z.string() })
export const handleStripeEvent: Job<z.output<typeof StripeNews>> = { name: 'stripe-event', schema: StripeNews }

const STORE = statement<{ id: string }>(
  'stripe-event-store',
  `insert into stripe_events (id, type, object_id, content, received_at) values ($1, $2, $3, $4, $5)
   on conflict (id) do nothing returning id`,
)

/** Stores a verified event and promises to handle it, in one transaction. The same event again changes nothing. */
export async function receiveEvent(tx: Tx, event: StripeEvent): Promise<void> {
  const objectId = 'id' in event.data.object ? String(event.data.object.id) : ''
  const [stored] = await run(tx, STORE, [event.id, event.type, objectId, JSON.stringify(event), tx.now])
  if (stored) await enqueue(tx, handleStripeEvent, { eventId: event.id })
}
