import { emit } from '../audit/emit.ts'
import type { AccountRole } from '../ledger/accounts.ts'
import { post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { lockMoney } from './lock-money.ts'
import { requestRefund } from './request-refund.ts'

type Dispute = {
  id: string
  paymentId: string
  orderId: string
  amountMinor: number
  currency: Currency
  outcome: 'won' | 'lost' | 'dropped' | null
  settledAt: Date | null
  orderIsOver: boolean
  /** What it still holds of the payment. */
  heldMinor: number
  lossPosted: boolean
}

const LOCK_ORDER = statement<{ id: string }>(
  'dispute-lock-order',
  'select id from orders where id = (select order_id from disputes where id = $1) for update',
)
const FIND = statement<Dispute>(
  'dispute-one',
  `select d.id, d.payment_id as "paymentId", d.order_id as "orderId", d.amount_minor as "amountMinor", d.currency, d.outcome,
     d.settled_at as "settledAt", o.cancelled_at is not null as "orderIsOver",
     (select coalesce(sum(case when m.back then -m.amount_minor else m.amount_minor end), 0)::bigint
      from dispute_movements m where m.dispute_id = d.id) as "heldMinor",
     exists (select from entries e where e.kind = 'dispute-loss' and e.source_id = d.id) as "lossPosted"
   from disputes d join orders o on o.id = d.order_id where d.id = $1`,
)
const SETTLE = statement('dispute-settle', 'update disputes set settled_at = $2 where id = $1')
const RESOLVE = statement(
  'dispute-resolve-refunds',
  `update refunds set resolved_at = $2, resolution = $3
   where payment_id = $1 and failed_at is not null and resolved_at is null
     and failure in ('charge_disputed', 'charge_for_pending_refund_disputed')`,
)

/**
 * Draws the consequence of a dispute that has ended. Lost: where the order is over, the buyer has had their money that way;
 * otherwise it is a loss. Won: where the order is over, the money that came back is the buyer's and is refunded.
 * @throws dispute/unknown, dispute/not-open-to-settle
 */
export async function settleDispute(tx: Tx, disputeId: string): Promise<string> {
  if ((await run(tx, LOCK_ORDER, [disputeId])).length === 0) throw unknown('dispute')
  const dispute = await lockDispute(tx, disputeId)
  if (!dispute.outcome || dispute.settledAt)
    throw conflict('dispute/not-open-to-settle', 'This dispute has not ended yet, or its consequence has been drawn.')
  await run(tx, SETTLE, [disputeId, tx.now])
  const { orderId, outcome, amountMinor, currency } = dispute
  if (outcome === 'lost') await takeLoss(tx, dispute)
  else await giveBack(tx, dispute)
  await emit(tx, { name: 'DisputeSettled', subjectId: orderId, facts: { disputeId, outcome, amountMinor, currency } })
  return orderId
}

async function lockDispute(tx: Tx, disputeId: string): Promise<Dispute> {
  const [seen] = await run(tx, FIND, [disputeId])
  await lockMoney(tx, seen!.paymentId)
  return (await run(tx, FIND, [disputeId]))[0]!
}

async function takeLoss(tx: Tx, dispute: Dispute): Promise<void> {
  await run(tx, RESOLVE, [dispute.paymentId, tx.now, 'superseded'])
  if (dispute.heldMinor > 0)
    await book(tx, dispute, { kind: 'dispute-loss', debit: lossAccount(dispute), credit: 'disputed-payments' })
}

async function giveBack(tx: Tx, dispute: Dispute): Promise<void> {
  if (dispute.lossPosted)
    await book(tx, dispute, {
      kind: 'dispute-loss-return',
      debit: 'disputed-payments',
      credit: lossAccount(dispute),
    })
  if (!dispute.orderIsOver) return
  const { paymentId, orderId, amountMinor } = dispute
  const left = Math.min(amountMinor, (await lockMoney(tx, paymentId))?.leftMinor ?? 0)
  await run(tx, RESOLVE, [paymentId, tx.now, 'retried'])
  if (left > 0) await requestRefund(tx, { paymentId, orderId, amountMinor: left, cause: 'credited' })
}

const lossAccount = ({ orderIsOver }: Dispute): AccountRole => (orderIsOver ? 'customer-advances' : 'write-offs')

type Booked = { kind: 'dispute-loss' | 'dispute-loss-return'; debit: AccountRole; credit: AccountRole }

const book = (tx: Tx, { id, currency, amountMinor }: Dispute, { kind, debit, credit }: Booked): Promise<void> =>
  post(tx, [
    {
      kind,
      sourceId: id,
      postedOn: dayIn(SELLER_ZONE, tx.now),
      currency,
      postings: [{ debit, credit, amountMinor }],
    },
  ])
