import { SOURCES } from '../exports/sources.ts'
import { numberOfDocument } from '../invoicing/queries.ts'
import type { EntryKind } from '../ledger/post.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'

/** An entry as far as it moved one account: debited less credited, in minor units, and what it comes from. */
export type JournalEntry = {
  id: string
  kind: EntryKind
  postedOn: string
  currency: Currency
  minor: number
  sourceId: string
  document: { id: string; number: string } | null
  order: { id: string; number: number } | null
}
export type JournalFilter = { month: Month; account: string; kind: EntryKind }

const READ = statement<JournalEntry>(
  'closing-journal-entries',
  `with chosen as (
     select e.id, e.kind, e.posted_on, e.currency, e.source_id,
       sum(case when p.debit = $3 then p.amount_minor else -p.amount_minor end)::bigint as minor
     from entries e join postings p on p.entry_id = e.id and $3 in (p.debit, p.credit)
     where e.posted_on between $1::date and $2::date and e.kind = $4
       and ($5::uuid is null or (e.posted_on, e.id) > (select a.posted_on, a.id from entries a where a.id = $5))
     group by e.id order by e.posted_on, e.id limit $6)
   select c.id, c.kind, c.posted_on as "postedOn", c.currency, c.minor, c.source_id as "sourceId",
     case when d.id is not null then json_build_object('id', d.id, 'number', ${numberOfDocument('d')}) end as document,
     case when o.id is not null then json_build_object('id', o.id, 'number', o.number) end as order
   from chosen c left join ${SOURCES} s on s.id = c.source_id left join documents d on d.id = s.document_id left join orders o on o.id = s.order_id
   order by c.posted_on, c.id`,
)

/** What one kind of entry did to one account in a month, in the order of the days, from an entry on. */
export const journalEntries = (
  on: On,
  { month, account, kind }: JournalFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<JournalEntry[]> => run(on, READ, [firstDay(month), lastDay(month), account, kind, after, limit])
