import { notePage } from '../payments/note-page.ts'
import { type Payment, paymentById, paymentOfOrder } from '../payments/queries.ts'
import type { CheckoutSession } from '../platform/stripe.ts'
import { stripeFault } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { makeSession } from './make-session.ts'
import { renewPage } from './renew-page.ts'

/** An order's payment page: Stripe's address for it and when it stops working. Null when there is nothing (more) to pay. */
export type PaymentPage = { url: string; endsAt: Date } | null

const job = { kind: 'job', name: 'open-payment-page' } as const

/**
 * Makes the payment page on demand, after the order is committed, however late that is: the buyer's time to pay begins when
 * there is something to pay on. `asBefore` only repeats the call that was made before, for those who ask on nobody's behalf.
 */
export async function openPaymentPage(till: Till, orderId: string, how?: 'asBefore'): Promise<PaymentPage> {
  const payment = await paymentOfOrder({ client: till.connection.pool }, orderId)
  return payment && pageOfPayment(till, payment, how)
}

/** The same for one payment, whatever it is for. */
export async function pageOfPayment(till: Till, payment: Payment, how?: 'asBefore'): Promise<PaymentPage> {
  if (isOver(payment)) return null
  if (payment.stripeSession) return pageOf(payment)
  const made = how === 'asBefore' ? await makeSession(till, payment) : await madeOrRenewed(till, payment)
  return made && keepPage(till, payment.id, made)
}

/**
 * Stripe refuses a page that would end too soon, because it is made late or its clock is ahead of ours; and an answer that
 * something broke stays the answer under the same key. Either way the page is made under new terms, once.
 */
async function madeOrRenewed(till: Till, payment: Payment): Promise<CheckoutSession | null> {
  try {
    return await makeSession(till, payment)
  } catch (error) {
    const fault = stripeFault(error)
    const anew = fault?.kind === 'broken' || (fault?.kind === 'refused' && fault.param === 'expires_at')
    if (!anew) throw error
    const renewed = await act(till, job, (tx) => renewPage(tx, payment, fault.stripeNow))
    const now = await paymentById({ client: till.connection.pool }, payment.id)
    if (!now || isOver(now) || now.stripeSession) return null
    if (!renewed && now.attempt === payment.attempt) throw error
    return makeSession(till, now)
  }
}

/**
 * Of two pages that were made at once the one that was remembered is the page; the other is closed and nobody has its address.
 * So is one that comes when its order has been given up.
 */
async function keepPage(till: Till, paymentId: string, { id, url }: CheckoutSession): Promise<PaymentPage> {
  await act(till, job, (tx) => notePage(tx, paymentId, { session: id, url }))
  const kept = await paymentById({ client: till.connection.pool }, paymentId)
  if (!kept || kept.stripeSession !== id || isOver(kept))
    await till.stripe.client.checkout.sessions.expire(id).catch((error: unknown) => {
      if (!stripeFault(error)) throw error
    })
  return kept && !isOver(kept) ? pageOf(kept) : null
}

const isOver = ({ capturedAt, endedAt, processingSince, givenUpAt }: Payment): boolean =>
  Boolean(capturedAt ?? endedAt ?? processingSince ?? givenUpAt)

const pageOf = ({ pageUrl, pageEndsAt }: Payment): PaymentPage =>
  pageUrl === null ? null : { url: pageUrl, endsAt: pageEndsAt }
