import type { z } from 'zod'
import type { Said } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import type { Column } from '../platform/table-file.ts'
import type { ListName } from './all.ts'
import type { balances } from './balances.ts'
import type { disputes } from './disputes.ts'
import type { oldReceivables } from './old-receivables.ts'
import type { openInvoices } from './open-invoices.ts'
import type { payments } from './payments.ts'
import type { refunds } from './refunds.ts'
import type { unplaced } from './unplaced.ts'

type RowOf<L extends { row: z.ZodType }> = z.output<L['row']>
type Currencied = { currency: Currency }

const WORDS = {
  day: { nb: 'Dato', en: 'Date' },
  doneOn: { nb: 'Betalt tilbake', en: 'Paid back' },
  way: { nb: 'Måte', en: 'Way' },
  state: { nb: 'Status', en: 'State' },
  payer: { nb: 'Betaler', en: 'Payer' },
  order: { nb: 'Ordre', en: 'Order' },
  documents: { nb: 'Faktura', en: 'Invoice' },
  reference: { nb: 'Referanse', en: 'Reference' },
  currency: { nb: 'Valuta', en: 'Currency' },
  amount: { nb: 'Beløp', en: 'Amount' },
  cause: { nb: 'Årsak', en: 'Cause' },
  answerBy: { nb: 'Svarfrist', en: 'Answer by' },
  number: { nb: 'Nummer', en: 'Number' },
  documentDate: { nb: 'Dokumentdato', en: 'Document date' },
  due: { nb: 'Forfall', en: 'Due' },
  late: { nb: 'Dager for sent', en: 'Days late' },
  buyer: { nb: 'Kjøper', en: 'Buyer' },
  who: { nb: 'Org.nr. eller e-post', en: 'Org. no. or e-mail' },
  kid: { nb: 'KID', en: 'Payment reference' },
  original: { nb: 'Fakturert', en: 'Invoiced' },
  left: { nb: 'Igjen å betale', en: 'Left to pay' },
  claims: { nb: 'Gebyr og renter', en: 'Fees and interest' },
  invoices: { nb: 'Fakturaer', en: 'Invoices' },
  open: { nb: 'Åpent', en: 'Open' },
  overdue: { nb: 'Forfalt', en: 'Overdue' },
  credit: { nb: 'Til gode', en: 'In credit' },
  balance: { nb: 'Saldo', en: 'Balance' },
  said: { nb: 'Melding', en: 'Message' },
} as const satisfies Record<string, Said>

const text = <Row>(word: keyof typeof WORDS, cell: (row: Row) => string | number | null): Column<Row> => [
  WORDS[word],
  (row) => (cell(row) === null ? null : String(cell(row))),
]
const day = <Row>(word: keyof typeof WORDS, cell: (row: Row) => string | null): Column<Row> => [
  WORDS[word],
  cell,
  'day',
]
const amount = <Row extends Currencied>(word: keyof typeof WORDS, minor: (row: Row) => number): Column<Row> => [
  WORDS[word],
  (row) => money(minor(row), row.currency),
  'money',
]
const currency = <Row extends Currencied>(): Column<Row> => [WORDS.currency, (row) => row.currency]

const ofPayments: Column<RowOf<typeof payments>>[] = [
  day('day', (row) => row.day),
  text('way', (row) => row.way),
  text('state', (row) => row.state),
  text('payer', (row) => row.payer),
  text('order', (row) => row.orderNumber),
  text('documents', (row) => row.documents.map(({ number }) => number).join(', ')),
  text('reference', (row) => row.reference),
  currency(),
  amount('amount', (row) => row.minor),
]
const ofRefunds: Column<RowOf<typeof refunds>>[] = [
  day('day', (row) => row.day),
  day('doneOn', (row) => row.doneOn),
  text('way', (row) => row.way),
  text('state', (row) => row.state),
  text('cause', (row) => row.cause),
  text('payer', (row) => row.payee),
  text('order', (row) => row.orderNumber),
  text('reference', (row) => row.reference),
  currency(),
  amount('amount', (row) => row.minor),
]
const ofDisputes: Column<RowOf<typeof disputes>>[] = [
  day('day', (row) => row.day),
  day('answerBy', (row) => row.answerBy),
  text('state', (row) => row.state),
  text('cause', (row) => row.reason),
  text('payer', (row) => row.payer),
  text('order', (row) => row.orderNumber),
  text('reference', (row) => row.reference),
  currency(),
  amount('amount', (row) => row.minor),
]
const ofOpenInvoices: Column<RowOf<typeof openInvoices>>[] = [
  text('number', (row) => row.number),
  text('buyer', (row) => row.buyer),
  day('documentDate', (row) => row.documentDate),
  day('due', (row) => row.dueDate),
  [WORDS.late, (row) => row.daysLate, 'count'],
  text('state', (row) => row.age),
  text('order', (row) => row.orderNumber),
  currency(),
  amount('left', (row) => row.leftMinor),
  amount('claims', (row) => row.claimsMinor),
]
const ofOldReceivables: Column<RowOf<typeof oldReceivables>>[] = [
  text('number', (row) => row.number),
  text('buyer', (row) => row.debtor),
  text('who', (row) => row.debtorKey),
  day('documentDate', (row) => row.documentDate),
  day('due', (row) => row.dueDate),
  [WORDS.late, (row) => row.daysLate, 'count'],
  text('state', (row) => row.age),
  text('kid', (row) => row.kid),
  currency(),
  amount('original', (row) => row.originalMinor),
  amount('left', (row) => row.minor),
]
const ofBalances: Column<RowOf<typeof balances>>[] = [
  text('buyer', (row) => row.buyer),
  [WORDS.invoices, (row) => row.invoices, 'count'],
  currency(),
  amount('open', (row) => row.openMinor),
  amount('overdue', (row) => row.overdueMinor),
  amount('credit', (row) => row.creditMinor),
  amount('balance', (row) => row.minor),
  day('due', (row) => row.oldest),
]
const ofUnplaced: Column<RowOf<typeof unplaced>>[] = [
  day('day', (row) => row.day),
  text('payer', (row) => row.payer),
  text('said', (row) => row.said),
  text('reference', (row) => row.reference),
  currency(),
  amount('amount', (row) => row.amountMinor),
  amount('left', (row) => row.minor),
]

/** Each list hands its columns the rows of its own. */
const of = <Row>(columns: readonly Column<Row>[]) => columns as unknown as readonly Column<object>[]

/** What a file of each list holds, in the words of its reader. */
export const COLUMNS: Record<ListName, readonly Column<object>[]> = {
  payments: of(ofPayments),
  refunds: of(ofRefunds),
  disputes: of(ofDisputes),
  'open-invoices': of(ofOpenInvoices),
  'old-receivables': of(ofOldReceivables),
  balances: of(ofBalances),
  unplaced: of(ofUnplaced),
}
