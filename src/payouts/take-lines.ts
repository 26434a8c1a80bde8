import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { StripeMovement } from '../platform/stripe.ts'
import { tieLines } from './tie-lines.ts'

/** One part of a payout as Stripe told it, without what it says of people. */
export type ToldLine = {
  stripeTransaction: string
  kind: string
  category: string
  source: string | null
  paymentIntent: string | null
  amountMinor: number
  feeMinor: number
  netMinor: number
  currency: string
  madeAt: string
  availableOn: string
}

const LOCK = statement<{ readAt: Date | null }>(
  'payout-lock',
  'select read_at as "readAt" from payouts where id = $1 for update',
)
const PUT = statement(
  'payout-put-lines',
  `insert into payout_lines (id, payout_id, position, stripe_transaction, kind, category, source, payment_intent, amount_minor, fee_minor, net_minor, currency, made_at, available_on)
   select id, $2, position, stripe_transaction, kind, category, source, payment_intent, amount_minor, fee_minor, net_minor, currency, made_at, available_on
   from jsonb_to_recordset($1) as r(id uuid, position int, stripe_transaction text, kind text, category text, source text, payment_intent text, amount_minor bigint,
     fee_minor bigint, net_minor bigint, currency text, made_at timestamptz, available_on date)
   on conflict (stripe_transaction) do nothing`,
)
/** Read is what comes to the payout's amount; where it does not, Stripe is asked again. */
const READ = statement(
  'payout-lines-read',
  `update payouts p set asked_at = $2, read_at = case when p.amount_minor = (select coalesce(sum(l.net_minor), 0) from payout_lines l where l.payout_id = p.id)
     and not exists (select from payout_lines l where l.payout_id = p.id and l.currency <> p.currency) then $2::timestamptz end
   where p.id = $1`,
)

/** What we keep of one of Stripe's balance transactions. The payment is known by the source, whatever kind that is. */
export function toldLine(movement: StripeMovement): ToldLine {
  const { source } = movement
  const whole = source !== null && typeof source === 'object' ? source : null
  const intent = whole && 'payment_intent' in whole ? whole.payment_intent : null
  return {
    stripeTransaction: movement.id,
    kind: movement.type,
    category: movement.reporting_category,
    source: whole ? whole.id : (source as string | null),
    paymentIntent: intent && typeof intent === 'object' ? intent.id : (intent ?? null),
    amountMinor: movement.amount,
    feeMinor: movement.fee,
    netMinor: movement.net,
    currency: movement.currency.toUpperCase(),
    madeAt: new Date(movement.created * 1000).toISOString(),
    availableOn: dayIn(SELLER_ZONE, new Date(movement.available_on * 1000)),
  }
}

/** Keeps the lines of a payout, each once, and ties what can be tied. The oldest first. */
export async function takeLines(tx: Tx, payoutId: string, told: readonly ToldLine[]): Promise<void> {
  const [payout] = await run(tx, LOCK, [payoutId])
  if (!payout || payout.readAt) return
  const rows = told.map((line, position) => ({
    id: newId(),
    position,
    stripe_transaction: line.stripeTransaction,
    kind: line.kind,
    category: line.category,
    source: line.source,
    payment_intent: line.paymentIntent,
    amount_minor: line.amountMinor,
    fee_minor: line.feeMinor,
    net_minor: line.netMinor,
    currency: line.currency,
    made_at: line.madeAt,
    available_on: line.availableOn,
  }))
  await run(tx, PUT, [JSON.stringify(rows), payoutId])
  await run(tx, READ, [payoutId, tx.now])
  await tieLines(tx, payoutId)
}
