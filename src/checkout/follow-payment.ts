import { emit } from '../audit/emit.ts'
import { noteAsked, noteProcessing, type PaidCard } from '../payments/note-page.ts'
import { endPayment } from '../payments/open-invoice-payment.ts'
import { type Payment, paymentById } from '../payments/queries.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { nowOf } from '../platform/db/now.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { CheckoutSession } from '../platform/stripe.ts'
import { stripeFault } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { lapseOrder } from './lapse-order.ts'
import { pageOfPayment } from './open-payment-page.ts'
import { orderForPayment } from './order-for-payment.ts'
import { outcomeOf } from './page-outcome.ts'
import { putUnderReview } from './put-under-review.ts'
import { recordCapture } from './record-capture.ts'
import { type Captured, settle } from './settle.ts'
import { takeInvoiceMoney } from './take-invoice-money.ts'
import { unseatOrder } from './unseat-order.ts'

/**
 * Asks Stripe how a payment stands and brings the order to that state. Webhook, redirect and reconciler all come here, in
 * any order and any number: the outcome depends on Stripe's present state and our rows, never on which news came first.
 */
export async function followPayment(till: Till, paymentId: string): Promise<void> {
  const payment = await paymentById({ client: till.connection.pool }, paymentId)
  if (!payment || payment.capturedAt) return
  const session = await sessionOf(till, payment)
  const unwanted =
    session?.status === 'open' &&
    (payment.givenUpAt || session.expires_at * 1000 <= (await nowOf({ client: till.connection.pool })).getTime())
  const decided = unwanted ? await closed(till, session.id) : session
  await act(till, { kind: 'stripe' }, async (tx) => {
    await take(tx, payment, decided)
    await noteAsked(tx, payment.id, cardOf(decided)) // last: seats and order are locked before the payment, everywhere
  })
}

/** The payment of a page and the card of its charge, in the answer that is asked for anyway. */
const WITH_CARD = ['payment_intent.latest_charge']

function cardOf(session: CheckoutSession | null): PaidCard | null {
  const charge = expanded(expanded(session?.payment_intent)?.latest_charge)
  const card = charge?.paid ? charge.payment_method_details?.card : null
  return card?.last4 ? { brand: card.brand ?? '', last4: card.last4 } : null
}

/** What Stripe gives whole where that was asked for; else there is only its id. */
const expanded = <T extends object>(given: T | string | null | undefined): T | null =>
  typeof given === 'string' ? null : (given ?? null)

/** Closes a page; where Stripe refuses, it has just been used or closed, and its present state says which. */
async function closed({ stripe }: Till, sessionId: string): Promise<CheckoutSession> {
  try {
    return await stripe.client.checkout.sessions.expire(sessionId)
  } catch (error) {
    if (stripeFault(error)?.kind !== 'refused') throw error
    return stripe.client.checkout.sessions.retrieve(sessionId, { expand: WITH_CARD })
  }
}

/** The session as Stripe has it now. One whose making was never answered is asked for again under the same key. */
async function sessionOf(till: Till, payment: Payment): Promise<CheckoutSession | null> {
  const known = payment.stripeSession ?? (await sessionMadeAgain(till, payment))
  if (known === null) return null
  return till.stripe.client.checkout.sessions.retrieve(known, { expand: WITH_CARD })
}

async function sessionMadeAgain(till: Till, payment: Payment): Promise<string | null> {
  if (payment.givenUpAt || payment.pageEndsAt <= (await nowOf({ client: till.connection.pool }))) return null
  await pageOfPayment(till, payment, 'asBefore')
  return (await paymentById({ client: till.connection.pool }, payment.id))?.stripeSession ?? null
}

async function take(tx: Tx, payment: Payment, session: CheckoutSession | null): Promise<void> {
  if (session === null)
    return payment.givenUpAt || payment.pageEndsAt <= tx.now ? endedUnpaid(tx, payment, 'never-paged') : undefined
  switch (outcomeOf(session)) {
    case 'paid':
      return takeMoney(tx, payment, session)
    case 'processing':
      return takeTime(tx, payment)
    case 'over':
      return endedUnpaid(tx, payment)
    case 'open':
  }
}

/** An order that was not paid lapses; an invoice stays owed and can be paid on another page; a seat that was to be moved stays where it is. */
const endedUnpaid = (tx: Tx, payment: Payment, because?: 'never-paged'): Promise<void> =>
  payment.purpose === 'order' ? lapseOrder(tx, payment, because) : endPayment(tx, payment.id)

async function takeTime(tx: Tx, payment: Payment): Promise<void> {
  if (await noteProcessing(tx, payment.id))
    await emit(tx, { name: 'PaymentProcessing', subjectId: payment.orderId, facts: { paymentId: payment.id } })
}

/** Money has arrived. It must be exactly what this order asked for; otherwise a person decides. */
async function takeMoney(tx: Tx, payment: Payment, session: CheckoutSession): Promise<void> {
  const captured: Captured = {
    orderId: payment.orderId,
    paymentId: payment.id,
    paymentIntent:
      typeof session.payment_intent === 'string' ? session.payment_intent : (session.payment_intent?.id ?? ''),
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    today: dayIn(SELLER_ZONE, tx.now),
  }
  const sum = captured.amountMinor === payment.amountMinor && captured.currency === payment.currency
  const asked = sum && session.client_reference_id === payment.id
  if (payment.purpose === 'invoice') return takeInvoiceMoney(tx, { ...captured, asked })
  if (payment.purpose === 'move') return void (await recordCapture(tx, captured)) // the move sees its money, or sends it back
  if (!asked) return putUnderReview(tx, captured)
  if (await settle(tx, captured)) return
  const order = await orderForPayment(tx, payment.orderId)
  if (!order.settledAt && !order.unseatedAt && !order.review) await unseatOrder(tx, captured)
}
