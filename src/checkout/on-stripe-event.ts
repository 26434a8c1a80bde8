import { z } from 'zod'
import type { News } from '../payments/news.ts'
import { noteHandled, takeNews } from '../payments/news.ts'
import { notePage } from '../payments/note-page.ts'
import { type Payment, paymentById, paymentByIntent, paymentBySession } from '../payments/queries.ts'
import { followRefunds } from '../payments/send-refund.ts'
import { takeDispute } from '../payments/take-dispute.ts'
import { act, type Till } from '../platform/till.ts'
import { closeRefunded } from './close-refunded.ts'
import { followPayment } from './follow-payment.ts'

const SessionNews = z.object({ data: z.object({ object: z.object({ client_reference_id: z.uuid() }) }) })
const MoneyNews = z.object({ data: z.object({ object: z.object({ payment_intent: z.string() }) }) })
const OurMark = z.object({ payment: z.uuid() })

/** Handles the stored events whose turn has come; one that cannot be handled comes again later. Returns how many were taken. */
export async function handleNews(till: Till): Promise<number> {
  const taken = await act(till, { kind: 'job', name: 'stripe-news' }, takeNews)
  await Promise.all(
    taken.map((news) =>
      onStripeEvent(till, news).catch((error: unknown) =>
        till.log.warn({ err: error, eventId: news.id }, 'an event of Stripe’s could not be handled yet'),
      ),
    ),
  )
  return taken.length
}

/**
 * Handles one event by looking at the present state of what it speaks of, so that any order and any number of deliveries ends
 * the same. What is not ours is only marked.
 */
async function onStripeEvent(till: Till, news: News): Promise<void> {
  if (news.type.startsWith('checkout.session.')) await onSession(till, news)
  if (news.type.startsWith('refund.')) await onRefund(till, news)
  if (news.type.startsWith('charge.dispute.')) await onDispute(till, news)
  await act(till, { kind: 'stripe' }, (tx) => noteHandled(tx, news.id))
}

async function onSession(till: Till, { objectId, content }: News): Promise<void> {
  const on = { client: till.connection.pool }
  const payment = (await paymentBySession(on, objectId)) ?? (await adopted(till, objectId, content))
  if (payment) await followPayment(till, payment.id)
}

/**
 * The payment of a session whose making was never answered. Anyone can put our payment's id into the address of a payment
 * link, so the mark that only we write must be there too; and only one that was used can matter, since nobody else had its address.
 */
async function adopted(till: Till, sessionId: string, content: unknown): Promise<Payment | null> {
  const news = SessionNews.safeParse(content)
  if (!news.success) return null
  const { client_reference_id: paymentId } = news.data.data.object
  const payment = await paymentById({ client: till.connection.pool }, paymentId)
  if (!payment || payment.stripeSession || payment.capturedAt) return null
  const session = await till.stripe.client.checkout.sessions.retrieve(sessionId)
  if (session.metadata?.payment !== payment.id || session.status !== 'complete') return null
  await act(till, { kind: 'stripe' }, (tx) => notePage(tx, payment.id, { session: sessionId, url: null }))
  return payment
}

async function onRefund(till: Till, { content }: News): Promise<void> {
  const payment = await paymentOf(till, content)
  if (!payment?.stripePaymentIntent) return
  await followRefunds(till, payment.id, payment.stripePaymentIntent)
  await act(till, { kind: 'stripe' }, (tx) => closeRefunded(tx, payment.orderId))
}

async function onDispute(till: Till, { objectId, content }: News): Promise<void> {
  const payment = await paymentOf(till, content)
  if (!payment) return
  const dispute = await till.stripe.client.disputes.retrieve(objectId)
  await act(till, { kind: 'stripe' }, (tx) => takeDispute(tx, payment.id, dispute))
}

/** The payment whose money an event speaks of, once it is in our books: its own news may still be on the way. */
async function paymentOf(till: Till, content: unknown): Promise<Payment | null> {
  const on = { client: till.connection.pool }
  const news = MoneyNews.safeParse(content)
  if (!news.success) return null
  const { payment_intent: intentId } = news.data.data.object
  const known = await paymentByIntent(on, intentId)
  if (known) return known
  const intent = await till.stripe.client.paymentIntents.retrieve(intentId)
  const mark = OurMark.safeParse(intent.metadata)
  if (!mark.success || !(await paymentById(on, mark.data.payment))) return null
  await followPayment(till, mark.data.payment)
  const now = await paymentByIntent(on, intentId)
  if (!now) throw new Error(`money of payment ${mark.data.payment} moved before it was captured`)
  return now
}
