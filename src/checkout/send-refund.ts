import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import type { StripeRefund } from '../platform/stripe.ts'
import { act, type Till } from '../platform/till.ts'

type Refund = {
  id: string
  orderId: string
  amountMinor: number
  currency: Currency
  cause: string
  paymentIntent: string
}

const UNDECIDED = statement<Refund>(
  'refund-undecided',
  `select r.id, r.order_id as "orderId", r.amount_minor as "amountMinor", r.currency, r.cause, p.stripe_payment_intent as "paymentIntent"
   from refunds r join payments p on p.id = r.payment_id where r.id = $1 and r.succeeded_at is null and r.failed_at is null`,
)
const SUCCEED = statement<{ id: string }>(
  'refund-succeed',
  `with done as (
     update refunds set succeeded_at = $2, stripe_refund = $3 where id = $1 and succeeded_at is null and failed_at is null returning id, order_id),
   told as (insert into deliveries_due (order_id, kind, since) select order_id, 'refunded', $2 from done on conflict do nothing)
   select id from done`,
)
const FAIL = statement<{ id: string }>(
  'refund-fail',
  'update refunds set failed_at = $2, stripe_refund = $3, failure = $4 where id = $1 and failed_at is null returning id',
)

/** Sends a promised refund to Stripe under a key made from its own row: repeated after a timeout, it is still one refund. */
export async function sendRefund(till: Till, refundId: string): Promise<void> {
  const refund = await undecidedRefund({ client: till.connection.pool }, refundId)
  if (!refund) return
  const answer = await till.stripe.client.refunds.create(
    {
      payment_intent: refund.paymentIntent,
      amount: refund.amountMinor,
      metadata: { refund: refund.id, order: refund.orderId },
    },
    { idempotencyKey: `refund:${refund.id}` },
  )
  await act(till, { kind: 'stripe' }, (tx) => noteRefund(tx, refund, answer))
}

const undecidedRefund = async (on: On, refundId: string): Promise<Refund | null> =>
  (await run(on, UNDECIDED, [refundId]))[0] ?? null

/** Takes over what Stripe says of a refund. Pending stays undecided: a later event or the next try decides it. */
async function noteRefund(tx: Tx, refund: Refund, answer: StripeRefund): Promise<void> {
  if (answer.status === 'succeeded') return succeed(tx, refund, answer.id)
  if (answer.status !== 'failed' && answer.status !== 'canceled') return
  const [failed] = await run(tx, FAIL, [refund.id, tx.now, answer.id, answer.failure_reason ?? answer.status])
  if (failed) await emit(tx, { name: 'RefundFailed', subjectId: refund.orderId, facts: { refundId: refund.id } })
}

async function succeed(tx: Tx, refund: Refund, stripeRefund: string): Promise<void> {
  const [first] = await run(tx, SUCCEED, [refund.id, tx.now, stripeRefund])
  if (!first) return
  await post(tx, [
    {
      kind: 'refund',
      sourceId: refund.id,
      postedOn: dayIn(SELLER_ZONE, tx.now),
      currency: refund.currency,
      postings: [{ debit: 'customer-advances', credit: 'provider-clearing', amountMinor: refund.amountMinor }],
    },
  ])
  await emit(tx, {
    name: 'RefundSucceeded',
    subjectId: refund.orderId,
    facts: { refundId: refund.id, amountMinor: refund.amountMinor },
  })
}
