import { numberOfDocument } from '../invoicing/queries.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, count, currency, day, dimensions, KIND, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { SOURCES } from './sources.ts'
import { within } from './within.ts'

type Row = {
  postedOn: string
  entry: string
  kind: string
  position: number
  debit: string
  debitNb: string
  debitEn: string
  credit: string
  creditNb: string
  creditEn: string
  minor: number
  currency: Currency
  costCentre: string | null
  project: string | null
  activity: string | null
  document: string | null
  orderNumber: number | null
}

/** The whole book, posting by posting, in the order of the days. Each moves an amount from one account to another, so that it balances. */
export const journal = dataset<Row>({
  name: 'journal',
  title: { nb: 'Journal', en: 'Journal' },
  about: {
    nb: 'Én rad per postering med debet- og kreditkonto, beløp og hva den kommer av. Perioden gjelder posteringsdagen.',
    en: 'One row per posting with the accounts debited and credited, the amount and what it comes from. The period looks at the day of posting.',
  },
  dates: ['posting'],
  select:
    () => `select e.posted_on as "postedOn", e.id as entry, e.kind, p.position, p.debit, debited.name_nb as "debitNb", debited.name_en as "debitEn",
     p.credit, credited.name_nb as "creditNb", credited.name_en as "creditEn", p.amount_minor as minor, e.currency,
     p.cost_centre as "costCentre", p.project, p.activity, ${numberOfDocument('d')} as document, o.number as "orderNumber"
   from entries e join postings p on p.entry_id = e.id join accounts debited on debited.code = p.debit join accounts credited on credited.code = p.credit
   left join ${SOURCES} s on s.id = e.source_id left join documents d on d.id = s.document_id left join orders o on o.id = s.order_id
   where ${within('e.posted_on')} order by e.posted_on, e.id, p.position`,
  columns: [
    day('posted_on', { nb: 'Posteringsdag', en: 'Posted on' }, (row) => row.postedOn),
    text('entry', { nb: 'Bilag', en: 'Entry' }, (row) => row.entry),
    text('kind', KIND, (row) => row.kind),
    count('line', { nb: 'Linje', en: 'Line' }, (row) => row.position),
    text('debit_account', { nb: 'Debetkonto', en: 'Debit account' }, (row) => row.debit),
    text('debit_name', { nb: 'Debetkontoens navn', en: 'Debit account name' }, (row, lang) =>
      lang === 'nb' ? row.debitNb : row.debitEn,
    ),
    text('credit_account', { nb: 'Kreditkonto', en: 'Credit account' }, (row) => row.credit),
    text('credit_name', { nb: 'Kreditkontoens navn', en: 'Credit account name' }, (row, lang) =>
      lang === 'nb' ? row.creditNb : row.creditEn,
    ),
    currency(),
    amount('amount', { nb: 'Beløp', en: 'Amount' }, (row) => money(row.minor, row.currency)),
    ...dimensions<Row>(),
    text('document', { nb: 'Faktura eller kreditnota', en: 'Invoice or credit note' }, (row) => row.document),
    text('order', ORDER, (row) => (row.orderNumber === null ? null : String(row.orderNumber))),
  ],
})
