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
  account: string
  nameNb: string
  nameEn: string
  debitMinor: number
  creditMinor: number
  currency: Currency
  costCentre: string | null
  project: string | null
  activity: string | null
  document: string | null
  orderNumber: number | null
}

const side = (minor: number, row: Row) => (minor === 0 ? null : money(minor, row.currency))

/** The whole book: both sides of every posting, in the order of the days. */
export const journal = dataset<Row>({
  name: 'journal',
  title: { nb: 'Journal', en: 'Journal' },
  about: {
    nb: 'To rader per postering, debet og kredit, med konto, beløp og hva de kommer av. Perioden gjelder posteringsdagen.',
    en: 'Two rows per posting, debit and credit, with account, amount and what they come from. The period looks at the day of posting.',
  },
  dates: ['posting'],
  select:
    () => `select e.posted_on as "postedOn", e.id as entry, e.kind, p.position, side.account, a.name_nb as "nameNb", a.name_en as "nameEn",
     side.debit_minor as "debitMinor", side.credit_minor as "creditMinor", e.currency, p.cost_centre as "costCentre", p.project, p.activity,
     ${numberOfDocument('d')} as document, o.number as "orderNumber"
   from entries e join postings p on p.entry_id = e.id
   cross join lateral (values (1, p.debit, p.amount_minor, 0::bigint), (2, p.credit, 0, p.amount_minor)) as side(n, account, debit_minor, credit_minor)
   join accounts a on a.code = side.account
   left join ${SOURCES} s on s.id = e.source_id left join documents d on d.id = s.document_id left join orders o on o.id = s.order_id
   where ${within('e.posted_on')} order by e.posted_on, e.id, p.position, side.n`,
  columns: [
    day('posted_on', { nb: 'Posteringsdag', en: 'Posted on' }, (row) => row.postedOn),
    text('entry', { nb: 'Bilag', en: 'Entry' }, (row) => row.entry),
    text('kind', KIND, (row) => row.kind),
    count('line', { nb: 'Linje', en: 'Line' }, (row) => row.position),
    text('account', { nb: 'Konto', en: 'Account' }, (row) => row.account),
    text('account_name', { nb: 'Kontonavn', en: 'Account name' }, (row, lang) =>
      lang === 'nb' ? row.nameNb : row.nameEn,
    ),
    currency(),
    amount('debit', { nb: 'Debet', en: 'Debit' }, (row) => side(row.debitMinor, row)),
    amount('credit', { nb: 'Kredit', en: 'Credit' }, (row) => side(row.creditMinor, row)),
    ...dimensions<Row>(),
    text('document', { nb: 'Faktura eller kreditnota', en: 'Invoice or credit note' }, (row) => row.document),
    text('order', ORDER, (row) => (row.orderNumber === null ? null : String(row.orderNumber))),
  ],
})
