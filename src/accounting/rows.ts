import { SOURCES } from '../exports/sources.ts'
import { numberOfDocument } from '../invoicing/queries.ts'
import type { EntryKind } from '../ledger/post.ts'
import { pagesOf } from '../platform/db/cursor.ts'
import { type On, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Profile } from './profile.ts'

/** One row of a voucher: an account, what it was debited less credited, and where it belongs. */
export type VoucherRow = {
  /** Rises by one with each voucher of the batch. */
  voucher: number
  line: number
  day: string
  account: string
  minor: number
  currency: Currency
  costCentre: string | null
  project: string | null
  activity: string | null
  kind: EntryKind
  document: string | null
  order: number | null
}

const SIDES = `select e.id, e.posted_on, e.currency, e.kind, e.source_id, s.account, s.minor, p.position, s.n, p.cost_centre, p.project, p.activity
  from voucher_batch_entries b join entries e on e.id = b.entry_id join postings p on p.entry_id = e.id
  cross join lateral (values (1, p.debit, p.amount_minor), (2, p.credit, -p.amount_minor)) s (n, account, minor) where b.batch_id = $1`

const BY_ENTRY = statement<VoucherRow>(
  'accounting-by-entry',
  `select dense_rank() over (order by x.posted_on, x.id) as voucher, row_number() over (partition by x.id order by x.position, x.n) as line,
     x.posted_on as day, x.account, x.minor, x.currency, x.cost_centre as "costCentre", x.project, x.activity, x.kind,
     ${numberOfDocument('d')} as document, o.number as "order"
   from (${SIDES}) x left join ${SOURCES} s on s.id = x.source_id left join documents d on d.id = s.document_id left join orders o on o.id = s.order_id
   order by 1, 2`,
)
/** What a day brought, by account, kind and dimensions; what comes to nothing is left out. */
const BY_DAY = statement<VoucherRow>(
  'accounting-by-day',
  `select dense_rank() over (order by y.posted_on, y.currency) as voucher, row_number() over (partition by y.posted_on, y.currency order by y.account, y.kind, y.cost_centre, y.project, y.activity) as line,
     y.posted_on as day, y.account, y.minor, y.currency, y.cost_centre as "costCentre", y.project, y.activity, y.kind, null as document, null as "order"
   from (select posted_on, currency, account, kind, cost_centre, project, activity, sum(minor)::bigint as minor from (${SIDES}) x
     group by 1, 2, 3, 4, 5, 6, 7 having sum(minor) <> 0) y order by 1, 2`,
)

/** The rows of a batch in the order of the file. */
export const voucherRows = (on: On, batchId: string, { vouchers }: Profile): AsyncGenerator<VoucherRow[]> =>
  pagesOf(on, vouchers === 'entry' ? BY_ENTRY : BY_DAY, [batchId])
