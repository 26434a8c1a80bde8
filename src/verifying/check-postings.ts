import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { TOLD_AND_BOOKED } from './facts.ts'

/** An entry that does not say what its fact comes to. */
export type Misposted = {
  /** What kind of entry, and the fact's own id. */
  kind: string
  sourceId: string
  /** What people call it: the number of a document, or of the order it belongs to. Null where it has neither. */
  number: string | null
  /** `missing`: the fact was never posted; `orphan`: nothing is known of what it posts; `differs`: another amount. */
  how: 'missing' | 'orphan' | 'differs'
  account: string | null
  currency: Currency | null
  /** Debited less credited, in minor units. */
  bookedMinor: number
  toldMinor: number
}

/** More than this need not be listed to be believed. */
const MOST = 50

export const MISPOSTED = statement<Misposted>(
  'verifying-postings',
  `with ${TOLD_AND_BOOKED},
   wrong as (
     select t.kind, t.source_id, 'missing' as how, null::text as account, null::char(3) as currency, 0::bigint as booked_minor, sum(abs(t.net_minor))::bigint / 2 as told_minor
     from told t where t.entry_id is null group by 1, 2
     union all select e.kind, e.source_id, case when k.source_id is null then 'orphan' else 'differs' end, d.account, e.currency, d.booked_minor, d.told_minor
     from (select coalesce(t.entry_id, b.entry_id) as entry_id, coalesce(t.account, b.account) as account,
         coalesce(b.net_minor, 0) as booked_minor, coalesce(t.net_minor, 0) as told_minor
       from (select entry_id, account, sum(net_minor)::bigint as net_minor from told where entry_id is not null group by 1, 2) t full join booked b on b.entry_id = t.entry_id and b.account = t.account
       where coalesce(b.net_minor, 0) <> coalesce(t.net_minor, 0)) d
     join entries e on e.id = d.entry_id
     left join (select distinct kind, source_id from facts) k on k.kind = e.kind and k.source_id = e.source_id)
   select w.kind, w.source_id as "sourceId", w.how, w.account, w.currency, w.booked_minor as "bookedMinor", w.told_minor as "toldMinor",
     coalesce(d.content ->> 'number', o.number::text) as number
   from (select * from wrong order by kind, source_id, account limit ${MOST}) w
   left join payments pay on pay.id = w.source_id left join refunds back on back.id = w.source_id
   left join document_transfers t on t.id = w.source_id left join reminders r on r.id = w.source_id
   left join documents d on d.id in (w.source_id, t.document_id, r.document_id)
   left join orders o on o.id in (pay.order_id, back.order_id)
   order by w.kind, number, w.account`,
)

/** Every entry beside the fact it was posted for: those that differ by as little as one øre, the first fifty. */
export const checkPostings = (on: On): Promise<Misposted[]> => run(on, MISPOSTED, [])
