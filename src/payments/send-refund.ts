import { type On, run, statement } from '../platform/db/statement.ts'
import type { StripeRefund } from '../platform/stripe.ts'
import { stripeFault } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { refuseRefund } from './refuse-refund.ts'
import { takeRefunds } from './take-refunds.ts'

/** Refunds taken in one round, and the most that Stripe is asked for of one payment. */
const AT_ONCE = 10
const LISTED_MAX = 1_000

type Refund = {
  id: string
  paymentId: string
  orderId: string
  amountMinor: number
  attempt: number
  cause: string
  paymentIntent: string
}

/** Whoever takes a refund asks Stripe about it; the next asks after twice the time that has passed, at most an hour later. */
const TAKE = statement<Refund>(
  'refund-take',
  `update refunds r set asked_at = app_now()
   from (select id from refunds where succeeded_at is null and failed_at is null
       and (asked_at is null or app_now() - asked_at > least(interval '1 hour', greatest(interval '5 seconds', asked_at - requested_at)))
     order by requested_at limit ${AT_ONCE} for update skip locked) t, payments p
   where r.id = t.id and p.id = r.payment_id
   returning r.id, r.payment_id as "paymentId", r.order_id as "orderId", r.amount_minor as "amountMinor", r.attempt, r.cause,
     p.stripe_payment_intent as "paymentIntent"`,
)
const UNDECIDED = statement<{ known: boolean }>(
  'refund-undecided',
  'select stripe_refund is not null as known from refunds where id = $1 and succeeded_at is null and failed_at is null',
)
const NEXT_ATTEMPT = statement(
  'refund-next-attempt',
  'update refunds set attempt = attempt + 1 where id = $1 and attempt = $2 and stripe_refund is null',
)

/** Keeps the promises of money back that are still open. Returns how many were taken. */
export async function sendRefunds(till: Till): Promise<number> {
  const taken = await act(till, { kind: 'job', name: 'refunds' }, (tx) => run(tx, TAKE, []))
  await Promise.all(
    taken.map((refund) =>
      sendRefund(till, refund).catch((error: unknown) =>
        till.log.warn({ err: error, refundId: refund.id }, 'a refund is not decided yet'),
      ),
    ),
  )
  return taken.length
}

/** Stripe's refunds of a payment, taken over as they are now. Asking is always safe; nothing is made by it. */
export async function followRefunds(till: Till, paymentId: string, paymentIntent: string): Promise<void> {
  const listed = await listOf(till, paymentIntent)
  await act(till, { kind: 'stripe' }, (tx) => takeRefunds(tx, paymentId, listed))
}

/**
 * Looks first whether Stripe has the refund already, and makes it only where it has not: after an answer that was lost, and
 * long after Stripe has forgotten the key, it is still one refund.
 */
async function sendRefund(till: Till, refund: Refund): Promise<void> {
  await followRefunds(till, refund.paymentId, refund.paymentIntent)
  const left = await undecided({ client: till.connection.pool }, refund.id)
  if (!left || left.known || refund.cause === 'dashboard') return
  try {
    const made = await make(till, refund)
    await act(till, { kind: 'stripe' }, (tx) => takeRefunds(tx, refund.paymentId, [made]))
  } catch (error) {
    await afterFault(till, refund, error)
  }
}

const make = (till: Till, { id, orderId, amountMinor, attempt, paymentIntent }: Refund): Promise<StripeRefund> =>
  till.stripe.client.refunds.create(
    { payment_intent: paymentIntent, amount: amountMinor, metadata: { refund: id, order: orderId } },
    { idempotencyKey: `refund:${id}:${attempt}` },
  )

/**
 * A refusal is final. An answer that something broke ends the call too, and Stripe would give it again under the same key: what
 * it did shows in the list, and if it did nothing the next round asks under the next key. Anything else is asked again as it was.
 */
async function afterFault(till: Till, refund: Refund, error: unknown): Promise<void> {
  const fault = stripeFault(error)
  if (fault?.kind === 'refused') {
    const listed = await listOf(till, refund.paymentIntent)
    return act(till, { kind: 'stripe' }, (tx) => refuseRefund(tx, { ...refund, code: fault.code, listed }))
  }
  if (fault?.kind === 'broken') {
    await followRefunds(till, refund.paymentId, refund.paymentIntent)
    await act(till, { kind: 'stripe' }, (tx) => run(tx, NEXT_ATTEMPT, [refund.id, refund.attempt]))
  }
  throw error
}

const listOf = (till: Till, paymentIntent: string): Promise<StripeRefund[]> =>
  till.stripe.client.refunds
    .list({ payment_intent: paymentIntent, limit: 100 })
    .autoPagingToArray({ limit: LISTED_MAX })

const undecided = async (on: On, refundId: string): Promise<{ known: boolean } | null> =>
  (await run(on, UNDECIDED, [refundId]))[0] ?? null
