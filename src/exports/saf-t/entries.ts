import { numberOfDocument } from '../../invoicing/queries.ts'
import { pagesOf } from '../../platform/db/cursor.ts'
import { sellerDay } from '../../platform/db/seller-day.ts'
import { type On, statement } from '../../platform/db/statement.ts'
import { type Currency, decimal, money } from '../../platform/money.ts'
import { SOURCES } from '../sources.ts'
import { taxCodeOf } from '../tax-codes.ts'
import { BUYERS_ACCOUNTS, buyerId, OF_OLD_RECEIVABLES, POSTED, type SafTPeriod, served } from './books.ts'
import type { Totals } from './totals.ts'
import { JOURNAL_OF, JOURNALS, voucherOf } from './vouchers.ts'
import { CODE, element, group, kroner, LONG, MIDDLE, SHORT } from './xml.ts'

/** One posting with all that its two lines say. Amounts without a currency are in øre. */
type Row = {
  journal: number
  entry: string
  kind: string
  postedOn: string
  enteredOn: string
  position: number
  debit: string
  credit: string
  kronerMinor: number
  currency: Currency
  amountMinor: number
  rate: string | null
  costCentre: string | null
  project: string | null
  activity: string | null
  buyer: string | null
  document: string | null
  kid: string | null
  dueDate: string | null
  debitOfBuyer: boolean
  creditOfBuyer: boolean
  vatCategory: string | null
  vatRateBasisPoints: number | null
  taxMinor: number | null
}

/**
 * The lines of documents as they were posted: the n-th with an amount is the n-th posting. Each has its part of the VAT of its group, so
 * that the parts add up to what the document says.
 */
const TAXED = `vats as (
     select d.id, v.category, v."rateBasisPoints" as rate, case d.currency when 'NOK' then v."vatMinor" else v."kronerMinor" end as minor
     from documents d cross join lateral jsonb_to_recordset(d.content->'vat') as v(category text, "rateBasisPoints" int, "vatMinor" bigint, "kronerMinor" bigint)
     where d.vat_minor > 0 and d.document_date between $1::date and $2::date),
   nets as (
     select x.document_id, row_number() over (partition by x.document_id order by x.position) as position, x.vat_category, x.vat_rate_basis_points, x.net_minor,
       sum(x.net_minor) over (partition by x.document_id, x.vat_category, x.vat_rate_basis_points order by x.position) as through,
       sum(x.net_minor) over (partition by x.document_id, x.vat_category, x.vat_rate_basis_points) as base
     from document_lines x join documents d on d.id = x.document_id where x.net_minor > 0 and d.document_date between $1::date and $2::date),
   taxed as (
     select n.document_id, n.position, n.vat_category, n.vat_rate_basis_points,
       (round(coalesce(v.minor, 0) * n.through / n.base) - round(coalesce(v.minor, 0) * (n.through - n.net_minor) / n.base))::bigint as minor
     from nets n left join vats v on v.id = n.document_id and v.category = n.vat_category and v.rate = n.vat_rate_basis_points)`
const LINES = statement<Row>(
  'saf-t-lines',
  `with ${POSTED}, ${TAXED}
   select ${JOURNAL_OF} as journal, p.entry_id as entry, p.kind, p.posted_on as "postedOn", ${sellerDay('p.created_at')} as "enteredOn", p.position, p.debit, p.credit,
     p.kroner as "kronerMinor", p.currency, p.amount_minor as "amountMinor", trim_scale(p.rate)::text as rate,
     p.cost_centre as "costCentre", p.project, p.activity, ${buyerId('coalesce(o.company_id, o.person_id, q.buyer)')} as buyer,
     case when d.id is null then r.number else ${numberOfDocument('d')} end as document, coalesce(d.kid, r.kid) as kid, coalesce(d.due_date, r.due_date) as "dueDate", p.debit in ${BUYERS_ACCOUNTS} as "debitOfBuyer", p.credit in ${BUYERS_ACCOUNTS} as "creditOfBuyer",
     t.vat_category as "vatCategory", t.vat_rate_basis_points as "vatRateBasisPoints",
     t.minor as "taxMinor"
   from posted p
   left join ${SOURCES} s on s.id = p.source_id left join orders o on o.id = s.order_id left join documents d on d.id = s.document_id
   left join ${OF_OLD_RECEIVABLES} q on q.id = p.source_id left join old_receivables r on r.id = q.receivable_id
   left join taxed t on t.document_id = d.id and t.position = p.position and p.kind in ('invoice', 'credit-note')
     and (p.debit in ${served('deferred-income')} or p.credit in ${served('deferred-income')})
   where p.posted_on >= $1::date order by 1, p.posted_on, p.entry_id, p.position`,
)

/** Every transaction of the period, journal by journal. Tells of each page how many postings passed. */
export async function* ledgerEntries(
  on: On,
  {
    period: { from, to },
    totals,
    onRows,
  }: { period: SafTPeriod; totals: Totals; onRows?: ((rows: number) => void) | undefined },
): AsyncGenerator<string> {
  const sum = kroner(totals.turnoverMinor)
  yield `<GeneralLedgerEntries>${element('NumberOfEntries', totals.transactions)}${element('TotalDebit', sum)}${element('TotalCredit', sum)}`
  let before: Row | null = null
  for await (const rows of pagesOf(on, LINES, [from, to])) {
    let written = ''
    for (const row of rows) {
      written += `${between(before, row)}${lines(row)}`
      before = row
    }
    yield written
    onRows?.(rows.length)
  }
  yield `${before ? '</Transaction></Journal>' : ''}</GeneralLedgerEntries>`
}

/** What ends and begins between one posting and the next. */
function between(before: Row | null, row: Row): string {
  if (before?.entry === row.entry) return ''
  const ended = before === null ? '' : '</Transaction>'
  if (before?.journal === row.journal) return `${ended}${beginning(row)}`
  const { id, words } = JOURNALS[row.journal]!
  const journal = `<Journal>${element('JournalID', id, SHORT)}${element('Description', words)}${element('Type', id, CODE)}`
  return `${ended}${before === null ? '' : '</Journal>'}${journal}${beginning(row)}`
}

function beginning({ entry, kind, postedOn, enteredOn, document, buyer }: Row): string {
  const voucher = voucherOf(kind)
  return `<Transaction>${element('TransactionID', entry, LONG)}${element('Period', Number(postedOn.slice(5, 7)))}${element('PeriodYear', postedOn.slice(0, 4))}${element('TransactionDate', postedOn)}${element('VoucherType', voucher, LONG)}${element('Description', document === null ? voucher : `${voucher} ${document}`)}${element('SystemEntryDate', enteredOn)}${element('GLPostingDate', postedOn)}${element('CustomerID', buyer, MIDDLE)}`
}

type Side = { which: 'Debit' | 'Credit'; account: string; ofBuyer: boolean; place: number }

/** A posting as the two lines that it is: what receives, and what gives. */
function lines(row: Row): string {
  const place = row.position * 2
  const { debit, credit, debitOfBuyer, creditOfBuyer } = row
  return (
    line(row, { which: 'Debit', account: debit, ofBuyer: debitOfBuyer, place: place - 1 }) +
    line(row, { which: 'Credit', account: credit, ofBuyer: creditOfBuyer, place })
  )
}

function line(row: Row, { which, account, ofBuyer, place }: Side): string {
  const taxed = row.vatCategory !== null && !ofBuyer
  const voucher = voucherOf(row.kind)
  return `<Line>${element('RecordID', place)}${element('AccountID', account, LONG)}${ofBuyer ? '' : analyses(row)}${ofBuyer ? element('CustomerID', row.buyer, MIDDLE) : ''}${element('Description', row.document === null ? voucher : `${voucher} ${row.document}`)}${amount(`${which}Amount`, row)}${taxed ? tax(row, which) : ''}${element('ReferenceNumber', row.document, MIDDLE)}${element('CID', row.kid, MIDDLE)}${element('DueDate', row.dueDate)}</Line>`
}

/** In kroner, and beside it in the currency it was agreed in. */
function amount(name: string, { kronerMinor, currency, amountMinor, rate }: Row): string {
  const foreign =
    currency === 'NOK'
      ? ''
      : `${element('CurrencyCode', currency)}${element('CurrencyAmount', decimal(money(amountMinor, currency)))}${element('ExchangeRate', rate)}`
  return `<${name}>${element('Amount', kroner(kronerMinor))}${foreign}</${name}>`
}

const analyses = ({ costCentre, project, activity }: Row): string =>
  analysis('KS', costCentre) + analysis('PROSJEKT', project) + analysis('AKTIVITET', activity)
const analysis = (type: string, id: string | null): string =>
  id === null ? '' : group('Analysis', element('AnalysisType', type, CODE), element('AnalysisID', id))

function tax({ vatCategory, vatRateBasisPoints, kronerMinor, taxMinor }: Row, which: 'Debit' | 'Credit'): string {
  return group(
    'TaxInformation',
    element('TaxType', 'MVA'),
    element('TaxCode', taxCodeOf(vatCategory!, vatRateBasisPoints!), LONG),
    element('TaxPercentage', vatRateBasisPoints! / 100),
    element('Country', 'NO'),
    element('TaxBase', kroner(kronerMinor)),
    group(`${which}TaxAmount`, element('Amount', kroner(taxMinor!))),
  )
}
