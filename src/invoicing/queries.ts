import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { MAIN } from './series.ts'

/** An issued document in a list: what finance filters and sums by. */
export type DocumentRow = {
  id: string
  kind: 'invoice' | 'credit-note'
  number: string
  documentDate: string
  dueDate: string | null
  kid: string | null
  currency: Currency
  netMinor: number
  vatMinor: number
  grossMinor: number
  prepaidMinor: number
  buyerName: string
  orderId: string
  orderNumber: number
  creditsNumber: string | null
  creditedBy: string | null
  path: string | null
  sha256: string | null
  xmlPath: string | null
  xmlSha256: string | null
}
/** Days are inclusive calendar days of the document date. */
export type DocumentFilter = {
  from?: string | undefined
  to?: string | undefined
  kind?: DocumentRow['kind'] | undefined
  due?: (typeof DUE_STATES)[number] | undefined
  search?: string | undefined
}
/** Invoices still to be paid, and those whose day has passed. */
export const DUE_STATES = ['unpaid', 'overdue'] as const

/** Sums never mix currencies. */
export type DocumentTotal = {
  currency: Currency
  count: number
  netMinor: number
  vatMinor: number
  grossMinor: number
}

const columns = `d.id, d.kind, d.content->>'number' as number, d.document_date as "documentDate", d.due_date as "dueDate", d.kid, d.currency,
  d.net_minor as "netMinor", d.vat_minor as "vatMinor", d.gross_minor as "grossMinor", d.prepaid_minor as "prepaidMinor",
  d.buyer_name as "buyerName", d.order_id as "orderId", o.number as "orderNumber",
  (select c.content->>'number' from documents c where c.id = d.credits_id) as "creditsNumber",
  (select string_agg(c.content->>'number', ', ' order by c.number) from documents c where c.credits_id = d.id) as "creditedBy",
  f.path, f.sha256, x.path as "xmlPath", x.sha256 as "xmlSha256"`
const tables = `documents d join orders o on o.id = d.order_id left join document_files f on f.document_id = d.id and f.kind = 'pdf'
  left join document_files x on x.document_id = d.id and x.kind = 'xml'`
/** Once lawful documents are issued, the tests before them are out of lists and sums, whose order is one series' numbers. */
const ofSeries = `d.series = (select s.code from series s where s.last_issued_at is not null order by s.code = '${MAIN}' desc limit 1)`
const matching = `${ofSeries} and ($1::date is null or d.document_date >= $1) and ($2::date is null or d.document_date <= $2) and ($3::text is null or d.kind = $3)
  and ($4::text is null or d.buyer_name ilike '%' || $4 || '%' or d.content->>'number' = $4 or d.kid = $4 or o.number::text = $4)
  and ($5::text is null or (d.kind = 'invoice' and d.prepaid_minor < d.gross_minor and not exists (select from documents c where c.credits_id = d.id)
    and ($5 = 'unpaid' or d.due_date < (app_now() at time zone '${SELLER_ZONE}')::date)))`

const PAGE = statement<DocumentRow & { serial: number }>(
  'invoicing-page',
  `select ${columns}, d.number as serial from ${tables} where ${matching} and ($6::bigint is null or d.number > $6) order by d.number limit $7`,
)
const NEWEST = statement<DocumentRow & { serial: number }>(
  'invoicing-newest',
  `select ${columns}, d.number as serial from ${tables} where ${matching} and ($6::bigint is null or d.number < $6) order by d.number desc limit $7`,
)
const TOTALS = statement<DocumentTotal>(
  'invoicing-totals',
  `select d.currency, count(*) as count, sum(s.sign * d.net_minor)::bigint as "netMinor", sum(s.sign * d.vat_minor)::bigint as "vatMinor",
     sum(s.sign * d.gross_minor)::bigint as "grossMinor"
   from documents d join orders o on o.id = d.order_id cross join lateral (select case d.kind when 'invoice' then 1 else -1 end as sign) s
   where ${matching} group by d.currency order by d.currency = 'NOK' desc, d.currency`,
)
const BY_ID = statement<DocumentRow>('invoicing-by-id', `select ${columns} from ${tables} where d.id = $1`)
const OPEN_INVOICE = statement<{ id: string }>(
  'invoicing-open-invoice',
  `select d.id from documents d where d.order_id = $1 and d.kind = 'invoice'
     and not exists (select from documents c where c.credits_id = d.id) and not exists (select from documents_due u where u.credits_id = d.id)`,
)

const valuesOf = (filter: DocumentFilter): unknown[] => [
  filter.from ?? null,
  filter.to ?? null,
  filter.kind ?? null,
  filter.search ?? null,
  filter.due ?? null,
]

/** The documents of a filter in number order, from after a serial number on: pages for exports and the API. */
export const documentsAfter = (
  on: On,
  filter: DocumentFilter,
  page: { after: number | null; limit: number },
): Promise<(DocumentRow & { serial: number })[]> => run(on, PAGE, [...valuesOf(filter), page.after, page.limit])

/** The documents of a filter, the newest first, from before a serial number on. */
export const newestDocuments = (
  on: On,
  filter: DocumentFilter,
  page: { before: number | null; limit: number },
): Promise<(DocumentRow & { serial: number })[]> => run(on, NEWEST, [...valuesOf(filter), page.before, page.limit])

/** Sums of everything a filter finds, one per currency and kroner first; credit notes count negative. */
export const documentTotals = (on: On, filter: DocumentFilter): Promise<DocumentTotal[]> =>
  run(on, TOTALS, valuesOf(filter))

export const documentById = async (on: On, id: string): Promise<DocumentRow | null> =>
  (await run(on, BY_ID, [id]))[0] ?? null

/** The invoice of an order that has not been credited and is not about to be. */
export const openInvoiceOf = async (on: On, orderId: string): Promise<string | null> =>
  (await run(on, OPEN_INVOICE, [orderId]))[0]?.id ?? null
