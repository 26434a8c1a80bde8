import { emit } from '../audit/emit.ts'
import { type Entry, post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import type { StripeRefund } from '../platform/stripe.ts'

type Refund = { id: string; orderId: string; amountMinor: number; currency: Currency; succeeded: boolean }

const KNOW = statement(
  'refund-know',
  'update refunds set stripe_refund = $2 where id = $1 and stripe_refund is null and failed_at is null',
)
const SUCCEED = statement<Refund>(
  'refund-succeed',
  `with done as (
     update refunds set succeeded_at = $2 where id = $1 and succeeded_at is null and failed_at is null
     returning id, order_id, amount_minor, currency),
   told as (insert into deliveries_due (order_id, kind, since) select order_id, 'refunded', $2 from done on conflict do nothing)
   select id, order_id as "orderId", amount_minor as "amountMinor", currency, true as succeeded from done`,
)
/**
 * One that Stripe had already paid out and took back leaves both facts, also where we never saw the first. Where the order
 * stands, one made in the dashboard leaves nothing to do: the money is where it was.
 */
const FAIL = statement<Refund>(
  'refund-fail',
  `update refunds r set failed_at = $2, failure = $3, succeeded_at = case when $4 then coalesce(succeeded_at, $2) else succeeded_at end,
     resolved_at = case when r.cause = 'dashboard' and o.cancelled_at is null then $2::timestamptz end,
     resolution = case when r.cause = 'dashboard' and o.cancelled_at is null then 'noted' end
   from orders o where r.id = $1 and o.id = r.order_id and failed_at is null
   returning r.id, r.order_id as "orderId", r.amount_minor as "amountMinor", r.currency, old.succeeded_at is not null as succeeded`,
)

/**
 * Takes over what Stripe says of a refund now. A state only moves on, pending → succeeded → failed, so that old news changes
 * nothing. Whoever calls holds the payment's lock.
 */
export async function noteRefund(tx: Tx, refundId: string, answer: StripeRefund): Promise<void> {
  await run(tx, KNOW, [refundId, answer.id])
  if (answer.status === 'succeeded') return succeed(tx, refundId)
  if (answer.status === 'failed' || answer.status === 'canceled') return fail(tx, refundId, answer)
}

async function succeed(tx: Tx, refundId: string): Promise<void> {
  const [refund] = await run(tx, SUCCEED, [refundId, tx.now])
  if (!refund) return
  await post(tx, [entryOf(tx, refund, 'refund')])
  await emit(tx, { name: 'RefundSucceeded', subjectId: refund.orderId, facts: factsOf(refund) })
}

/** Money that had left comes back: an entry of its own undoes the first. */
async function fail(tx: Tx, refundId: string, answer: StripeRefund): Promise<void> {
  const failure = answer.failure_reason ?? answer.status
  const moved = Boolean(answer.failure_balance_transaction)
  const [refund] = await run(tx, FAIL, [refundId, tx.now, failure, moved])
  if (!refund) return
  const back = refund.succeeded || moved
  if (back)
    await post(tx, [
      ...(refund.succeeded ? [] : [entryOf(tx, refund, 'refund')]),
      entryOf(tx, refund, 'refund-reversal'),
    ])
  const name = back ? 'RefundReturned' : 'RefundFailed'
  await emit(tx, { name, subjectId: refund.orderId, facts: { ...factsOf(refund), failure } })
}

function entryOf(tx: Tx, refund: Refund, kind: 'refund' | 'refund-reversal'): Entry {
  const [debit, credit] =
    kind === 'refund'
      ? (['customer-advances', 'provider-clearing'] as const)
      : (['provider-clearing', 'customer-advances'] as const)
  return {
    kind,
    sourceId: refund.id,
    postedOn: dayIn(SELLER_ZONE, tx.now),
    currency: refund.currency,
    postings: [{ debit, credit, amountMinor: refund.amountMinor }],
  }
}

const factsOf = ({ id, amountMinor, currency }: Refund) => ({ refundId: id, amountMinor, currency })
