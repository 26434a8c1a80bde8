import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import type { StripeDispute } from '../platform/stripe.ts'
import { lockMoney } from './lock-money.ts'

type Dispute = { id: string; orderId: string; amountMinor: number; currency: Currency }
type Outcome = 'won' | 'lost' | 'dropped'

const OPEN = statement<Dispute & { first: boolean }>(
  'dispute-open',
  `insert into disputes (id, payment_id, order_id, stripe_dispute, amount_minor, currency, reason, opened_at, answer_by)
   select $1, p.id, p.order_id, $3, $4, $5, $6, $7, $8 from payments p where p.id = $2
   on conflict (stripe_dispute) do update set amount_minor = excluded.amount_minor, reason = excluded.reason, answer_by = excluded.answer_by
   returning id, order_id as "orderId", amount_minor as "amountMinor", currency, id = $1 as first`,
)
const MOVE = statement<{ id: string }>(
  'dispute-move',
  `insert into dispute_movements (id, dispute_id, stripe_movement, back, amount_minor, at) values ($1, $2, $3, $4, $5, $6)
   on conflict (stripe_movement) do nothing returning id`,
)
/**
 * Nothing is left to do where it ended well, the buyer is owed nothing and no loss was written off. An appeal may still turn a
 * loss into a win.
 */
const CLOSE = statement<{ id: string }>(
  'dispute-close',
  `update disputes d set closed_at = $2, outcome = $3,
     settled_at = case when $3 <> 'lost' and o.cancelled_at is null and d.settled_at is null then $2::timestamptz end
   from orders o where d.id = $1 and o.id = d.order_id and (d.closed_at is null or (d.outcome = 'lost' and $3 = 'won'))
   returning d.id`,
)

/** How a dispute has ended, by Stripe's status; while none of these, it is open. An inquiry that is closed took nothing. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  won: 'won',
  lost: 'lost',
  warning_closed: 'dropped',
  prevented: 'dropped',
}

/** Takes over a dispute as Stripe has it now. What it moved is posted once for each of Stripe's own movements. */
export async function takeDispute(tx: Tx, paymentId: string, answer: StripeDispute): Promise<void> {
  await lockMoney(tx, paymentId)
  const [dispute] = await run(tx, OPEN, [
    newId(),
    paymentId,
    answer.id,
    answer.amount,
    answer.currency.toUpperCase(),
    answer.reason,
    tx.now,
    answerBy(answer),
  ])
  if (!dispute) throw new Error(`a dispute belongs to payment ${paymentId}, which is not there`)
  if (dispute.first) await tell(tx, dispute, { name: 'DisputeOpened', facts: { reason: answer.reason } })
  for (const { id, amount } of answer.balance_transactions) await move(tx, dispute, { id, back: amount > 0 })
  const outcome = OUTCOMES[answer.status]
  if (!outcome) return
  const [closed] = await run(tx, CLOSE, [dispute.id, tx.now, outcome])
  if (closed) await tell(tx, dispute, { name: 'DisputeClosed', facts: { outcome } })
}

/** The money that a dispute holds lies on an account of its own until it is won or written off. */
async function move(tx: Tx, dispute: Dispute, { id, back }: { id: string; back: boolean }): Promise<void> {
  const movementId = newId()
  const [first] = await run(tx, MOVE, [movementId, dispute.id, id, back, dispute.amountMinor, tx.now])
  if (!first) return
  const [debit, credit] = back
    ? (['provider-clearing', 'disputed-payments'] as const)
    : (['disputed-payments', 'provider-clearing'] as const)
  await post(tx, [
    {
      kind: back ? 'dispute-return' : 'dispute',
      sourceId: movementId,
      postedOn: dayIn(SELLER_ZONE, tx.now),
      currency: dispute.currency,
      postings: [{ debit, credit, amountMinor: dispute.amountMinor }],
    },
  ])
}

const tell = (tx: Tx, { id, orderId, amountMinor, currency }: Dispute, event: { name: string; facts: object }) =>
  emit(tx, { name: event.name, subjectId: orderId, facts: { disputeId: id, amountMinor, currency, ...event.facts } })

const answerBy = ({ evidence_details }: StripeDispute): Date | null =>
  evidence_details.due_by === null ? null : new Date(evidence_details.due_by * 1000)
