import { z } from 'zod'
import { notePage } from '../payments/note-page.ts'
import { paymentById } from '../payments/queries.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { followPayment } from './follow-payment.ts'
import { sendRefund } from './send-refund.ts'

const SessionNews = z.object({
  data: z.object({ object: z.object({ id: z.string(), client_reference_id: z.uuid() }) }),
})
const RefundNews = z.object({ data: z.object({ object: z.object({ metadata: z.object({ refund: z.uuid() }) }) }) })

const READ = statement<{ type: string; content: unknown }>(
  'stripe-event-read',
  'select type, content from stripe_events where id = $1',
)
const HANDLED = statement(
  'stripe-event-handled',
  'update stripe_events set handled_at = $2 where id = $1 and handled_at is null',
)

/**
 * Handles one stored event by looking at the present state of what it speaks of, so that any order and any number of
 * deliveries ends the same. Kinds that mean nothing to us are only marked.
 */
export async function onStripeEvent(till: Till, eventId: string): Promise<void> {
  const [event] = await run({ client: till.connection.pool }, READ, [eventId])
  if (!event) return
  if (event.type.startsWith('checkout.session.')) await onSession(till, event.content)
  if (event.type.startsWith('refund.')) await onRefund(till, event.content)
  await act(till, { kind: 'stripe' }, (tx) => run(tx, HANDLED, [eventId, tx.now]))
}

async function onSession(till: Till, content: unknown): Promise<void> {
  const news = SessionNews.safeParse(content)
  if (!news.success) return
  const { id, client_reference_id: paymentId } = news.data.data.object
  if (!(await paymentById({ client: till.connection.pool }, paymentId))) return
  await act(till, { kind: 'stripe' }, (tx) => notePage(tx, paymentId, { session: id, url: null }))
  await followPayment(till, paymentId)
}

async function onRefund(till: Till, content: unknown): Promise<void> {
  const news = RefundNews.safeParse(content)
  if (news.success) await sendRefund(till, news.data.data.object.metadata.refund)
}
