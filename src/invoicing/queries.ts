import { type InCompany, ofCompany, ofUnit } from '../orders/open-to-member.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { amountOf } from './amount-of.ts'
import { between, documentsFound, type NeedleSql, paidWithin, taughtOn } from './found-by.ts'
import { type DueState, MONEY, stateOn } from './left-to-pay.ts'
import { NEEDLE_PARTS, readNeedle } from './needle.ts'
import { LAWFUL_SERIES, PREFIXES, TEST_SERIES } from './series.ts'

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
  /** The same VAT in øre. */
  vatKronerMinor: number
  grossMinor: number
  prepaidMinor: number
  /** Of an invoice: what was taken back of it, and what is still to be paid. */
  creditedMinor: number
  leftMinor: number
  state: DueState | null
  buyerName: string
  organisationNumber: string | null
  purchaseOrderNumber: string | null
  orderId: string
  orderNumber: number
  creditsNumber: string | null
  creditedBy: string | null
  replacesNumber: string | null
  replacedBy: string | null
  path: string | null
  sha256: string | null
  xmlPath: string | null
  xmlSha256: string | null
}
/** Days are inclusive calendar days: of the document, of when it falls due, of when money for it came in, and of what is taught. */
export type DocumentFilter = {
  from?: string | undefined
  to?: string | undefined
  dueFrom?: string | undefined
  dueTo?: string | undefined
  paidFrom?: string | undefined
  paidTo?: string | undefined
  courseFrom?: string | undefined
  courseTo?: string | undefined
  /** Amounts as people type them, of the whole document. */
  amountFrom?: string | undefined
  amountTo?: string | undefined
  kind?: DocumentRow['kind'] | undefined
  due?: DueState | undefined
  search?: string | undefined
  /** Of one company only. */
  of?: InCompany | undefined
  /** And of one of its units. */
  unit?: string | undefined
}

/** Sums never mix currencies. `leftMinor` is what the invoices among them are still owed. */
export type DocumentTotal = {
  currency: Currency
  count: number
  netMinor: number
  vatMinor: number
  vatKronerMinor: number
  grossMinor: number
  leftMinor: number
}

/** Of document `d`: its VAT as it is owed, in øre. A document in another currency without VAT states none. */
export const VAT_KRONER = `case d.currency when 'NOK' then d.vat_minor else coalesce((d.content#>>'{accountingVat,vatMinor}')::bigint, 0) end`
const numberOf = (condition: string) => `(select c.content->>'number' from documents c where ${condition})`
export const DOCUMENT_COLUMNS = `d.id, d.kind, d.content->>'number' as number, d.document_date as "documentDate", d.due_date as "dueDate", d.kid, d.currency,
  d.net_minor as "netMinor", d.vat_minor as "vatMinor", ${VAT_KRONER} as "vatKronerMinor", d.gross_minor as "grossMinor", d.prepaid_minor as "prepaidMinor",
  money.credited_minor as "creditedMinor", money.left_minor as "leftMinor", ${stateOn(TODAY)} as state,
  d.buyer_name as "buyerName", d.content#>>'{buyer,organisationNumber}' as "organisationNumber",
  d.content->>'purchaseOrderNumber' as "purchaseOrderNumber", d.order_id as "orderId", o.number as "orderNumber",
  ${numberOf('c.id = d.credits_id')} as "creditsNumber", ${numberOf('c.id = d.replaces_id')} as "replacesNumber",
  ${numberOf('c.replaces_id = d.id')} as "replacedBy",
  (select string_agg(c.content->>'number', ', ' order by c.number) from documents c where c.credits_id = d.id) as "creditedBy",
  pdf.path, pdf.sha256, xml.path as "xmlPath", xml.sha256 as "xmlSha256"`
const joined = `documents d join orders o on o.id = d.order_id cross join lateral ${MONEY} money`
export const DOCUMENT_TABLES = `${joined} left join document_files pdf on pdf.document_id = d.id and pdf.kind = 'pdf'
  left join document_files xml on xml.document_id = d.id and xml.kind = 'xml'`
const listed = (codes: readonly string[]) => `'{${codes.join(',')}}'`
/** Of document `d`: once lawful documents are issued, the tests before them are out of lists and sums. */
export const OF_SERIES = `d.series = any(case when exists (select from series s where s.code = any(${listed(LAWFUL_SERIES)}) and s.last_issued_at is not null)
    then ${listed(LAWFUL_SERIES)} else ${listed(TEST_SERIES)} end::text[])`
/** The number that stands on a document of `alias`, without opening its content; null of a row that is not there. */
export const numberOfDocument = (alias: string): string =>
  `(case ${alias}.series ${PREFIXES.map(([code, prefix]) => `when '${code}' then '${prefix}'`).join(' ')} end || ${alias}.number::text)`
/** Within a series this is the order of its numbers; the place of a document among all is that of its row. */
export const PLACE = 'd.issued_at, d.series, d.number'
const placeOf = (parameter: string) =>
  `(select c.issued_at, c.series, c.number from documents c where c.id = ${parameter})`
/** The filter's own parameters, in the order of `valuesOf`; a needle's parts come after them. */
const NEEDLE_FROM = 13
const NEEDLE = Object.fromEntries(NEEDLE_PARTS.map((part, at) => [part, `$${NEEDLE_FROM + at}`])) as NeedleSql
const FILTER_PARAMETERS = NEEDLE_FROM + NEEDLE_PARTS.length - 1
/** One that is left out is null, and bounds nothing. */
export const MATCHING = `${OF_SERIES} and ${between('d.document_date', '$1', '$2')} and ${between('d.due_date', '$3', '$4')} and ($5::text is null or d.kind = $5)
  and ($6::text is null or ${stateOn(TODAY)} = $6 or ($6 = 'unpaid' and money.left_minor > 0))
  and (coalesce($7::date, $8) is null or d.id in (${paidWithin('$7', '$8')})) and (coalesce($9::date, $10) is null or d.id in (${taughtOn('$9', '$10')}))
  and ($11::bigint is null or d.gross_minor >= $11) and ($12::bigint is null or d.gross_minor <= $12)
  and (${NEEDLE.plain}::text is null or d.id in (${documentsFound(NEEDLE)}) or (money.left_minor = ${NEEDLE.minor} and ${NEEDLE.minor} > 0))`

/** The place of the parameter that comes so many after those of the filter. */
const after = (nth: number) => `$${FILTER_PARAMETERS + nth}` as const

/** The lists of finance, or of one company: `whose` looks at the parameters after those of the filter, and the page comes after them. */
const listing = (name: string, whose: string, [place, limit]: [string, string]) => ({
  page: statement<DocumentRow>(
    `${name}-page`,
    `select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES} where ${MATCHING} and ${whose} and (${place}::uuid is null or (${PLACE}) > ${placeOf(place)})
     order by ${PLACE} limit ${limit}`,
  ),
  newest: statement<DocumentRow>(
    `${name}-newest`,
    `select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES} where ${MATCHING} and ${whose} and (${place}::uuid is null or (${PLACE}) < ${placeOf(place)})
     order by d.issued_at desc, d.series desc, d.number desc limit ${limit}`,
  ),
  totals: statement<DocumentTotal>(
    `${name}-totals`,
    `select d.currency, count(*) as count, sum(s.sign * d.net_minor)::bigint as "netMinor", sum(s.sign * d.vat_minor)::bigint as "vatMinor",
       sum(s.sign * ${VAT_KRONER})::bigint as "vatKronerMinor",
       sum(s.sign * d.gross_minor)::bigint as "grossMinor", sum(money.left_minor)::bigint as "leftMinor"
     from ${joined} cross join lateral (select case d.kind when 'invoice' then 1 else -1 end as sign) s
     where ${MATCHING} and ${whose} group by d.currency order by d.currency = 'NOK' desc, d.currency`,
  ),
})
const ALL = listing('invoicing', 'true', [after(1), after(2)])
const OF_COMPANY = listing('invoicing-company', `${ofCompany(after(1), after(2))} and ${ofUnit(after(3))}`, [
  after(4),
  after(5),
])
const listOf = ({ of }: DocumentFilter) => (of ? OF_COMPANY : ALL)

const BY_ID = statement<DocumentRow>(
  'invoicing-by-id',
  `select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES} where d.id = $1`,
)

export function valuesOf(filter: DocumentFilter): unknown[] {
  const { from, to, dueFrom, dueTo, kind, due, paidFrom, paidTo, courseFrom, courseTo, search, of, unit } = filter
  const needle = search === undefined ? null : readNeedle(search)
  const whose = of ? [of.companyId, of.memberId, unit] : []
  const [least, most] = [amountOf(filter.amountFrom), amountOf(filter.amountTo)]
  const own = [from, to, dueFrom, dueTo, kind, due, paidFrom, paidTo, courseFrom, courseTo, least, most]
  return [...own, ...NEEDLE_PARTS.map((part) => needle?.[part]), ...whose].map((value) => value ?? null)
}

/** The documents of a filter in the order of issue, from after one of them on: pages for exports and the API. */
export const documentsAfter = (
  on: On,
  filter: DocumentFilter,
  page: { after: string | null; limit: number },
): Promise<DocumentRow[]> => run(on, listOf(filter).page, [...valuesOf(filter), page.after, page.limit])

/** The documents of a filter, the newest first, from before one of them on. */
export const newestDocuments = (
  on: On,
  filter: DocumentFilter,
  page: { before: string | null; limit: number },
): Promise<DocumentRow[]> => run(on, listOf(filter).newest, [...valuesOf(filter), page.before, page.limit])

/** Sums of everything a filter finds, one per currency and kroner first; credit notes count negative. */
export const documentTotals = (on: On, filter: DocumentFilter): Promise<DocumentTotal[]> =>
  run(on, listOf(filter).totals, valuesOf(filter))

export const documentById = async (on: On, id: string): Promise<DocumentRow | null> =>
  (await run(on, BY_ID, [id]))[0] ?? null
