import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { afterBankingDays } from '../platform/banking-days.ts'
import { dayIn, earliestDay, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, CurrencyCode } from '../platform/money.ts'
import type { StripePayout } from '../platform/stripe.ts'

/** So many banking days after the day that Stripe names, money is late. */
const PATIENCE_BANKING_DAYS = 5

/** A payout as our row has it, locked. */
type Payout = { id: string; amountMinor: number; currency: Currency; arrivalOn: string; isNew: boolean }

/** Old news changes nothing: what came back stays so, and what was paid is not under way again. */
const KNOW = statement<Payout>(
  'payout-know',
  `insert into payouts as p (id, stripe_payout, amount_minor, currency, made_at, arrival_on, expected_by, automatic, state, failure, undone_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text, $10, case when $9::text in ('failed', 'canceled') then $11::timestamptz end)
   on conflict (stripe_payout) do update set arrival_on = excluded.arrival_on, expected_by = excluded.expected_by
   returning p.id, p.amount_minor as "amountMinor", p.currency, p.arrival_on as "arrivalOn", p.id = $1 as "isNew"`,
)
const MOVE_ON = statement(
  'payout-move-on',
  `update payouts set state = $2 where id = $1 and paid_at is null and undone_at is null and state <> $2`,
)
const PAID = statement<{ id: string }>(
  'payout-paid',
  `update payouts set state = 'paid', paid_at = $2 where id = $1 and paid_at is null and undone_at is null returning id`,
)
const UNDONE = statement<{ wasPaid: boolean }>(
  'payout-undone',
  `update payouts set state = $3, failure = $4, undone_at = $2 where id = $1 and undone_at is null returning paid_at is not null as "wasPaid"`,
)

/**
 * Takes over a payout as Stripe has it now. Paid: D payouts under way / C provider's clearing. Came back after that: an entry of
 * its own undoes it. Returns our id, or null where it is in a currency that the till does not know.
 */
export async function takePayout(tx: Tx, answer: StripePayout): Promise<string | null> {
  const currency = CurrencyCode.safeParse(answer.currency.toUpperCase())
  if (!currency.success) return null
  const arrivalOn = dayOf(answer.arrival_date)
  const { failure_code: failure, status, automatic, amount } = answer
  const stated = [answer.id, amount, currency.data, new Date(answer.created * 1000), arrivalOn]
  const [payout] = await run(tx, KNOW, [
    newId(),
    ...stated,
    afterBankingDays(arrivalOn, PATIENCE_BANKING_DAYS),
    automatic,
    status,
    failure,
    tx.now,
  ])
  const { id, isNew } = payout!
  const facts = { stripePayout: answer.id, amountMinor: amount, currency: currency.data }
  if (isNew) await emit(tx, { name: 'PayoutSeen', subjectId: id, facts: { ...facts, arrivalOn } })
  if (status === 'paid') await bePaid(tx, payout!, facts)
  else if (status === 'failed' || status === 'canceled') await comeBack(tx, payout!, { status, failure, facts })
  else await run(tx, MOVE_ON, [id, status])
  return id
}

async function bePaid(tx: Tx, payout: Payout, facts: Facts): Promise<void> {
  if ((await run(tx, PAID, [payout.id, tx.now])).length === 0) return
  const today = dayIn(SELLER_ZONE, tx.now)
  await book(tx, payout, { kind: 'payout', postedOn: earliestDay(payout.arrivalOn, today) })
  await emit(tx, { name: 'PayoutPaid', subjectId: payout.id, facts })
}

type Facts = { stripePayout: string; amountMinor: number; currency: Currency }
type Back = { status: string; failure: string | null; facts: Facts }

async function comeBack(tx: Tx, payout: Payout, { status, failure, facts }: Back): Promise<void> {
  const [undone] = await run(tx, UNDONE, [payout.id, tx.now, status, failure])
  if (undone?.wasPaid) await book(tx, payout, { kind: 'payout-return', postedOn: dayIn(SELLER_ZONE, tx.now) })
  if (undone || payout.isNew)
    await emit(tx, { name: 'PayoutCameBack', subjectId: payout.id, facts: { ...facts, failure } })
}

/** A payout of less than nothing goes the other way: Stripe takes from our bank what its account lacks. */
const book = (
  tx: Tx,
  { id, currency, amountMinor }: Payout,
  { kind, postedOn }: { kind: 'payout' | 'payout-return'; postedOn: string },
): Promise<void> => {
  const leaves = (kind === 'payout') === amountMinor > 0
  const [debit, credit] = leaves
    ? (['payouts-under-way', 'provider-clearing'] as const)
    : (['provider-clearing', 'payouts-under-way'] as const)
  return post(tx, [
    { kind, sourceId: id, postedOn, currency, postings: [{ debit, credit, amountMinor: Math.abs(amountMinor) }] },
  ])
}

/** Stripe names a day by its midnight in UTC. */
const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
