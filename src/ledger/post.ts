import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import type { AccountRole } from './accounts.ts'

/** Where an amount belongs inside the seller's own organisation; frozen on the posting. */
export type Dimensions = { costCentre: string | null; project: string | null; activity: string | null }

/** One movement of a positive amount: the credited account gives, the debited one receives. */
export type Posting = {
  debit: AccountRole
  credit: AccountRole
  amountMinor: number
  dimensions?: Dimensions | undefined
}
export const ENTRY_KINDS = [
  'invoice',
  'credit-note',
  'capture',
  'refund',
  'refund-reversal',
  'refund-by-bank',
  'dispute',
  'dispute-return',
  'dispute-loss',
  'dispute-loss-return',
  'recognition',
  'reminder',
  'reminder-waiver',
  'interest-waiver',
  'transfer',
  'deposit',
  'placement',
  'payback',
  'payout',
  'payout-return',
  'provider-fee',
  'payout-line',
  'vat-in-kroner',
  'prepaid-drawn',
  'prepaid-put-back',
  'prepaid-ended',
  'old-receivable',
  'old-receivable-ended',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
export type Entry = {
  kind: EntryKind
  sourceId: string
  postedOn: string
  currency: Currency
  postings: readonly Posting[]
}

const POST = statement(
  'ledger-post',
  `with given as (
     select id, kind, source_id, greatest(posted_on, books_closed_through() + 1) as posted_on, currency, postings
     from jsonb_to_recordset($1) as e(id uuid, kind text, source_id uuid, posted_on date, currency text, postings jsonb)),
   booked as (insert into entries (id, kind, source_id, posted_on, currency) select id, kind, source_id, posted_on, currency from given returning id)
   insert into postings (entry_id, position, debit, credit, amount_minor, cost_centre, project, activity)
   select b.id, p.position, account_of(p.posting->>'debit', g.posted_on), account_of(p.posting->>'credit', g.posted_on),
     (p.posting->>'amountMinor')::bigint, p.posting->'dimensions'->>'costCentre', p.posting->'dimensions'->>'project',
     p.posting->'dimensions'->>'activity'
   from booked b join given g on g.id = b.id cross join lateral jsonb_array_elements(g.postings) with ordinality as p(posting, position)`,
)

/**
 * Writes entries into the book, all in one statement. Each source is posted once per kind: a second time is our own bug. What belongs
 * to a day of a closed month is posted on the first day that is open.
 */
export async function post(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    id: newId(),
    kind: entry.kind,
    source_id: entry.sourceId,
    posted_on: entry.postedOn,
    currency: entry.currency,
    postings: entry.postings.filter((posting) => posting.amountMinor > 0),
  }))
  if (rows.length > 0) await run(tx, POST, [JSON.stringify(rows)])
}
