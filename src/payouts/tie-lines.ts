import { post } from '../ledger/post.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { COST, IS_FEE, OURS } from './facts.ts'

/** As many are tied in one transaction; a payout has seldom more. */
const AT_ONCE = 1_000

type Tied = { id: string; costMinor: number; currency: Currency; madeAt: Date }

/** A line is tied where a movement of ours has its amount and currency to the øre, or where it is a fee and nothing else. */
const TIE = statement<Tied>(
  'payout-tie-lines',
  `with fitting as (
     select l.id from payout_lines l where l.settled_at is null and ($1::uuid is null or l.payout_id = $1)
       and (${IS_FEE} or exists (select from ${OURS} o where o.minor = l.amount_minor and o.currency = l.currency))
     limit ${AT_ONCE} for update of l skip locked)
   update payout_lines l set settled_at = $2 from fitting f where l.id = f.id and l.settled_at is null
   returning l.id, ${COST} as "costMinor", l.currency, l.made_at as "madeAt"`,
)

/** Ties open lines, of one payout or of all, to what our books know, and posts their fees on Stripe's day. Returns how many. */
export async function tieLines(tx: Tx, payoutId: string | null): Promise<number> {
  const tied = await run(tx, TIE, [payoutId, tx.now])
  await post(tx, tied.filter(({ costMinor }) => costMinor !== 0).map(feeEntry))
  return tied.length
}

/** Where Stripe gives a fee back it goes the other way. */
const feeEntry = ({ id, costMinor, currency, madeAt }: Tied) => {
  const [debit, credit] =
    costMinor > 0
      ? (['provider-fees', 'provider-clearing'] as const)
      : (['provider-clearing', 'provider-fees'] as const)
  return {
    kind: 'provider-fee' as const,
    sourceId: id,
    postedOn: dayIn(SELLER_ZONE, madeAt),
    currency,
    postings: [{ debit, credit, amountMinor: Math.abs(costMinor) }],
  }
}
