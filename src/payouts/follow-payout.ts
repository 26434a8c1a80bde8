import { closeRefunded } from '../checkout/close-refunded.ts'
import { paymentByIntent } from '../payments/queries.ts'
import { followRefunds } from '../payments/send-refund.ts'
import { takeDispute } from '../payments/take-dispute.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { PART } from './facts.ts'
import { type ToldLine, takeLines, toldLine } from './take-lines.ts'
import { takePayout } from './take-payout.ts'
import { tieLines } from './tie-lines.ts'

/** Balance transactions of one page, the most that Stripe gives. */
const PAGE = 100
/** Stripe has told all parts of an automatic payout only when it says so. */
const ALL_TOLD = 'completed'

const UNREAD = statement<{ unread: boolean }>(
  'payout-is-unread',
  'select read_at is null and automatic as unread from payouts where id = $1',
)
const ASKED = statement('payout-asked', 'update payouts set asked_at = $2 where id = $1')
/** Money that went back, or was taken, on a payment of ours and of which our books know nothing yet. */
const UNHEARD = statement<{ part: 'refund' | 'dispute'; source: string; paymentIntent: string }>(
  'payout-unheard-lines',
  `select distinct ${PART} as part, l.source, l.payment_intent as "paymentIntent" from payout_lines l join payments p on p.stripe_payment_intent = l.payment_intent
   where l.payout_id = $1 and l.settled_at is null and ${PART} in ('refund', 'dispute')`,
)

/** Takes over a payout as it is at Stripe now, and its lines where they are not read yet. Asking is always safe. */
export async function followPayout(till: Till, stripePayout: string): Promise<void> {
  const payout = await till.stripe.client.payouts.retrieve(stripePayout)
  const id = await act(till, { kind: 'stripe' }, (tx) => takePayout(tx, payout))
  if (!id) return
  const [row] = await run({ client: till.connection.pool }, UNREAD, [id])
  if (!row?.unread) return
  if (payout.reconciliation_status !== ALL_TOLD) {
    await act(till, { kind: 'stripe' }, (tx) => run(tx, ASKED, [id, tx.now]))
    return
  }
  const told = await linesOf(till, stripePayout)
  await act(till, { kind: 'stripe' }, (tx) => takeLines(tx, id, told))
  await hearOf(till, id)
}

/** The parts of a payout, the oldest first. The payout itself stands among them as what took the money out. */
async function linesOf(till: Till, payout: string): Promise<ToldLine[]> {
  const told: ToldLine[] = []
  const listed = till.stripe.client.balanceTransactions.list({ payout, limit: PAGE, expand: ['data.source'] })
  for await (const movement of listed) {
    const line = toldLine(movement)
    if (line.kind !== 'payout' || line.source !== payout) told.push(line)
  }
  return told.reverse()
}

/** A refund or a dispute whose own webhook was lost is in the payout: Stripe is asked for it, so that the line can be tied. */
async function hearOf(till: Till, payoutId: string): Promise<void> {
  const on = { client: till.connection.pool }
  const unheard = await run(on, UNHEARD, [payoutId])
  for (const { part, source, paymentIntent } of unheard) {
    const payment = await paymentByIntent(on, paymentIntent)
    if (!payment) continue
    if (part === 'dispute') {
      const dispute = await till.stripe.client.disputes.retrieve(source)
      await act(till, { kind: 'stripe' }, (tx) => takeDispute(tx, payment.id, dispute))
    } else {
      await followRefunds(till, payment.id, paymentIntent)
      await act(till, { kind: 'stripe' }, (tx) => closeRefunded(tx, payment.orderId))
    }
  }
  if (unheard.length > 0) await act(till, { kind: 'stripe' }, (tx) => tieLines(tx, payoutId))
}
