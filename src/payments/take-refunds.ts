import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { StripeRefund } from '../platform/stripe.ts'
import { lockMoney } from './lock-money.ts'
import { noteRefund } from './note-refund.ts'

type Known = { id: string; stripeRefund: string | null; failed: boolean }

const KNOWN = statement<Known>(
  'refunds-known',
  'select id, stripe_refund as "stripeRefund", failed_at is not null as failed from refunds where payment_id = $1',
)
/** Where the order is over, what it led to covers the refund already; otherwise finance says what it was for. */
const FOUND = statement<{ orderId: string }>(
  'refund-found',
  `insert into refunds (id, payment_id, order_id, amount_minor, currency, cause, requested_at, stripe_refund, allocated_minor)
   select $1, p.id, p.order_id, $3, $4, 'dashboard', $5, $6, case when o.cancelled_at is not null then $3::bigint else 0 end
   from payments p join orders o on o.id = p.order_id where p.id = $2 returning order_id as "orderId"`,
)

/** Takes over the refunds that Stripe has of a payment: ours by their mark, any other as made in the dashboard. */
export async function takeRefunds(tx: Tx, paymentId: string, listed: readonly StripeRefund[]): Promise<void> {
  await lockMoney(tx, paymentId)
  for (const answer of listed.toSorted((a, b) => a.created - b.created)) {
    const known = matching(await run(tx, KNOWN, [paymentId]), answer)
    await noteRefund(tx, known?.id ?? (await find(tx, paymentId, answer)), answer)
  }
}

/** A second refund with the mark of one that is known, or that was refused, is somebody else's. */
function matching(known: readonly Known[], { id, metadata }: StripeRefund): Known | undefined {
  return (
    known.find(({ stripeRefund }) => stripeRefund === id) ??
    known.find((each) => each.id === metadata?.refund && each.stripeRefund === null && !each.failed)
  )
}

async function find(tx: Tx, paymentId: string, { id, amount, currency }: StripeRefund): Promise<string> {
  const refundId = newId()
  const values = [refundId, paymentId, amount, currency.toUpperCase(), tx.now, id]
  const [row] = await run(tx, FOUND, values)
  if (!row) throw new Error(`a refund belongs to payment ${paymentId}, which is not there`)
  await emit(tx, {
    name: 'RefundFound',
    subjectId: row.orderId,
    facts: { refundId, amountMinor: amount, currency: currency.toUpperCase() },
  })
  return refundId
}
