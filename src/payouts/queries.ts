import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { ARRIVAL, COST, IS_FEE, OURS, PART, type Part, STANDING } from './facts.ts'
import type { Decision, PayoutState } from './schema.ts'

export type PayoutRow = {
  id: string
  stripePayout: string
  amountMinor: number
  currency: Currency
  madeAt: Date
  arrivalOn: string
  automatic: boolean
  state: PayoutState
  failure: string | null
  /** Its lines were read and come to its amount. */
  isRead: boolean
  /** The amount less what its lines come to; null before any line is known. */
  remainderMinor: number | null
  lineCount: number
  /** Lines that are tied to nothing and that nobody has decided. */
  openCount: number
  /** The day on which the bank booked it, and that deposit. */
  arrivedOn: string | null
  depositId: string | null
}
const PAYOUT = `select p.id, p.stripe_payout as "stripePayout", p.amount_minor as "amountMinor", p.currency, p.made_at as "madeAt", p.arrival_on as "arrivalOn",
    p.automatic, p.state, p.failure, p.read_at is not null as "isRead", p.amount_minor - s.net as "remainderMinor", s.lines as "lineCount", s.open as "openCount",
    x.booked_on as "arrivedOn", x.deposit_id as "depositId"
  from payouts p cross join lateral (select sum(l.net_minor)::bigint as net, count(*) as lines, count(*) filter (where l.settled_at is null) as open
    from payout_lines l where l.payout_id = p.id) s left join ${ARRIVAL} x on true`
/** What a person looks for: what is not as it should be, what is on its way, what the bank has, what came back. */
export const PAYOUT_FILTERS = ['all', 'open', 'under-way', 'arrived', 'came-back'] as const
export type PayoutFilter = (typeof PAYOUT_FILTERS)[number]
const WHICH: Record<PayoutFilter, string> = {
  all: 'true',
  open: 'p.automatic and p.read_at is null or s.open > 0 or not p.automatic',
  'under-way': 'p.undone_at is null and x.deposit_id is null',
  arrived: 'x.deposit_id is not null',
  'came-back': 'p.undone_at is not null',
}
const BY_FILTER = Object.fromEntries(
  PAYOUT_FILTERS.map((filter) => [
    filter,
    statement<PayoutRow>(
      `payouts-page-${filter}`,
      `${PAYOUT} where (${WHICH[filter]}) and ($2::date is null or p.arrival_on >= $2) and ($3::date is null or p.arrival_on <= $3)
         and ($4::uuid is null or (p.arrival_on, p.id) < (select b.arrival_on, b.id from payouts b where b.id = $4))
       order by p.arrival_on desc, p.id desc limit $1`,
    ),
  ]),
) as Record<PayoutFilter, ReturnType<typeof statement<PayoutRow>>>
const ONE = statement<PayoutRow>('payout-one', `${PAYOUT} where p.id = $1`)

export type Days = { from?: string | undefined; to?: string | undefined }

/** The newest first, by the day on which they are at the bank. */
export const payoutsBefore = (
  on: On,
  { state, from, to }: Days & { state: PayoutFilter },
  { before, limit }: { before: string | null; limit: number },
): Promise<PayoutRow[]> => run(on, BY_FILTER[state], [limit, from ?? null, to ?? null, before])

/** What the lines of a payout come to, part by part; fees stand apart from what they were taken of. In minor units of its currency. */
export type PayoutSums = Record<Part, number> & { netMinor: number }
const SUMS = statement<{ part: Part; amountMinor: number; costMinor: number }>(
  'payout-sums',
  `select ${PART} as part, sum(case when ${IS_FEE} then 0 else l.amount_minor end)::bigint as "amountMinor", sum(${COST})::bigint as "costMinor"
   from payout_lines l where l.payout_id = $1 group by 1`,
)
export type PayoutView = PayoutRow & { sums: PayoutSums }

export async function payoutView(on: On, payoutId: string): Promise<PayoutView | null> {
  const [[row], parts] = await Promise.all([run(on, ONE, [payoutId]), run(on, SUMS, [payoutId])])
  if (!row) return null
  const sums: PayoutSums = { charge: 0, refund: 0, dispute: 0, fee: 0, other: 0, netMinor: 0 }
  for (const { part, amountMinor, costMinor } of parts) {
    sums[part] += amountMinor
    sums.fee -= costMinor
    sums.netMinor += amountMinor - costMinor
  }
  return { ...row, sums }
}

/** What the till makes of a line. */
export const LINE_STATES = ['tied', 'fee', 'amount-differs', 'adjustment', 'unknown', 'decided'] as const
export type LineState = (typeof LINE_STATES)[number]
export type LineRow = {
  id: string
  payoutId: string
  stripePayout: string
  arrivalOn: string
  stripeTransaction: string
  source: string | null
  part: Part
  kind: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  currency: Currency
  madeAt: Date
  availableOn: string
  state: LineState
  /** What our books have of it. */
  oursMinor: number | null
  oursCurrency: Currency | null
  orderId: string | null
  orderNumber: number | null
  decidedAs: Decision | null
  reason: string | null
  decidedBy: string | null
}
const STATE = `case when s.id is not null then 'decided' when ${IS_FEE} then 'fee' when l.settled_at is not null then 'tied' when o.minor is not null then 'amount-differs'
  when l.kind in ('charge', 'payment', 'refund', 'payment_refund', 'refund_failure', 'payment_failure_refund') or l.category like 'dispute%' then 'unknown' else 'adjustment' end`
const LINES = statement<LineRow>(
  'payout-lines-page',
  `select l.id, l.payout_id as "payoutId", p.stripe_payout as "stripePayout", p.arrival_on as "arrivalOn", l.stripe_transaction as "stripeTransaction", l.source,
     ${PART} as part, l.kind, l.amount_minor as "amountMinor", l.fee_minor as "feeMinor", l.net_minor as "netMinor", l.currency, l.made_at as "madeAt",
     l.available_on as "availableOn", ${STATE} as state, o.minor as "oursMinor", o.currency as "oursCurrency", o.order_id as "orderId", d.number as "orderNumber",
     s.as as "decidedAs", s.reason, s.by as "decidedBy"
   from payouts p join payout_lines l on l.payout_id = p.id left join ${OURS} o on true left join orders d on d.id = o.order_id left join ${STANDING} s on true
   where ($2::uuid is null or p.id = $2) and ($3::date is null or p.arrival_on >= $3) and ($4::date is null or p.arrival_on <= $4)
     and (not $5 or l.settled_at is null)
     and ($6::uuid is null or (p.arrival_on, p.id, l.position, l.id)
       > (select b.arrival_on, b.id, k.position, k.id from payout_lines k join payouts b on b.id = k.payout_id where k.id = $6))
   order by p.arrival_on, p.id, l.position, l.id limit $1`,
)
export type LineFilter = Days & { payoutId?: string | undefined; state?: 'all' | 'open' | undefined }

/** Lines of one payout or of all, in the order of the payouts' days and of what moved, with what the till makes of each. */
export const payoutLinesAfter = (
  on: On,
  { payoutId, from, to, state }: LineFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<LineRow[]> => run(on, LINES, [limit, payoutId ?? null, from ?? null, to ?? null, state === 'open', after])

export type PayoutOfDeposit = { id: string; stripePayout: string; arrivalOn: string }
const OF_DEPOSIT = statement<PayoutOfDeposit>(
  'payout-of-deposit',
  `select p.id, p.stripe_payout as "stripePayout", p.arrival_on as "arrivalOn" from payouts p join ${ARRIVAL} x on true where x.deposit_id = $1`,
)
/** The payout that a deposit was found to be. */
export const payoutOfDeposit = async (on: On, depositId: string): Promise<PayoutOfDeposit | null> =>
  (await run(on, OF_DEPOSIT, [depositId]))[0] ?? null
