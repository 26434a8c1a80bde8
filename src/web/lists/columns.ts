import type { z } from 'zod'
import type { ListName } from '../../lists/all.ts'
import type { balances } from '../../lists/balances.ts'
import type { disputes } from '../../lists/disputes.ts'
import type { oldReceivables } from '../../lists/old-receivables.ts'
import type { openInvoices } from '../../lists/open-invoices.ts'
import type { payments } from '../../lists/payments.ts'
import type { refunds } from '../../lists/refunds.ts'
import type { unplaced } from '../../lists/unplaced.ts'
import { html, type Piece } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import { spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { HINDRANCE_WORDS, payerWords } from '../words/bank.ts'
import { disputeReasonWords, failureWords } from '../words/money-failures.ts'
import type { Columns } from './table.ts'
import { CAUSES, STATES, WAYS } from './words.ts'

type RowOf<L extends { row: z.ZodType }> = z.output<L['row']>

const stateTag = (lang: Lang, list: ListName, state: string): Piece => {
  const { tone, name } = STATES[list]![state]!
  return tag(tone, say(lang, name))
}
const dayOr = (lang: Lang, day: string | null): string => (day === null ? '–' : spelledDay(lang, day))
const sum = (lang: Lang, minor: number, currency: Currency): string => spell(money(minor, currency), lang)
const orDash = (lang: Lang, minor: number, currency: Currency): string =>
  minor === 0 ? '–' : sum(lang, minor, currency)

const orderLink = (
  { lang, to }: Visit,
  { orderId, orderNumber }: { orderId: string | null; orderNumber: number | null },
) =>
  orderId === null
    ? html`${say(lang, { nb: 'Uten ordre', en: 'No order' })}`
    : html`<a href="${to(`/finance/orders/${orderId}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber}</a>`
const documentLink = ({ to }: Visit, { id, number }: { id: string; number: string }) =>
  html`<a href="${to(`/finance/documents/${id}`)}">${number}</a>`

const ORDER = { nb: 'Ordre', en: 'Order' }
const DATE = { nb: 'Dato', en: 'Date' }
const AMOUNT = { nb: 'Beløp', en: 'Amount' }
const STATE = { nb: 'Status', en: 'State' }
const PAYER = { nb: 'Betaler', en: 'Payer' }
const REFERENCE = { nb: 'Referanse', en: 'Reference' }

const ofPayments: Columns<RowOf<typeof payments>> = [
  { said: ORDER, cell: orderLink },
  { said: PAYER, cell: (_, { payer }) => payer, look: 'wide' },
  { said: DATE, cell: ({ lang }, { day }) => spelledDay(lang, day), look: 'figure', sort: 'date' },
  { said: { nb: 'Måte', en: 'Way' }, cell: ({ lang }, { way }) => say(lang, WAYS[way]!) },
  { said: STATE, cell: ({ lang }, { state }) => stateTag(lang, 'payments', state) },
  {
    said: { nb: 'Faktura', en: 'Invoice' },
    cell: (visit, { documents }) =>
      documents.length === 0
        ? '–'
        : documents.map((each, at) => html`${at > 0 ? ', ' : null}${documentLink(visit, each)}`),
  },
  { said: REFERENCE, cell: (_, { reference }) => html`<span class="list-id">${reference ?? '–'}</span>` },
  { said: AMOUNT, cell: ({ lang }, { minor, currency }) => sum(lang, minor, currency), look: 'money', sort: 'amount' },
]
const ofRefunds: Columns<RowOf<typeof refunds>> = [
  { said: ORDER, cell: orderLink },
  { said: { nb: 'Til', en: 'To' }, cell: (_, { payee }) => payee ?? '–', look: 'wide' },
  {
    said: { nb: 'Bedt om', en: 'Asked for' },
    cell: ({ lang }, { day }) => spelledDay(lang, day),
    look: 'figure',
    sort: 'date',
  },
  { said: { nb: 'Betalt', en: 'Paid' }, cell: ({ lang }, { doneOn }) => dayOr(lang, doneOn), look: 'figure' },
  {
    said: { nb: 'Måte og årsak', en: 'Way and cause' },
    cell: ({ lang }, { way, cause }) =>
      html`${say(lang, WAYS[way]!)} <span class="fine">${say(lang, CAUSES[cause]!)}</span>`,
  },
  {
    said: STATE,
    cell: ({ lang }, { state, said, way }) =>
      html`${stateTag(lang, 'refunds', state)}${said === null ? null : html` <span class="fine">${way === 'card' ? failureWords(lang, said) : said}</span>`}`,
    look: 'wide',
  },
  { said: REFERENCE, cell: (_, { reference }) => html`<span class="list-id">${reference ?? '–'}</span>` },
  { said: AMOUNT, cell: ({ lang }, { minor, currency }) => sum(lang, minor, currency), look: 'money', sort: 'amount' },
]
const ofDisputes: Columns<RowOf<typeof disputes>> = [
  { said: ORDER, cell: orderLink },
  { said: PAYER, cell: (_, { payer }) => payer, look: 'wide' },
  {
    said: { nb: 'Åpnet', en: 'Opened' },
    cell: ({ lang }, { day }) => spelledDay(lang, day),
    look: 'figure',
    sort: 'date',
  },
  {
    said: { nb: 'Svarfrist', en: 'Answer by' },
    cell: ({ lang }, { answerBy, state }) => (state === 'open' ? dayOr(lang, answerBy) : '–'),
    look: 'figure',
  },
  {
    said: STATE,
    cell: ({ lang }, { state, isSettled }) =>
      html`${stateTag(lang, 'disputes', state)}${state === 'open' || isSettled ? null : html` <span class="fine">${say(lang, { nb: 'må gjøres ferdig', en: 'to be finished' })}</span>`}`,
  },
  {
    said: { nb: 'Grunn', en: 'Reason' },
    cell: ({ lang }, { reason }) => disputeReasonWords(lang, reason),
    look: 'wide',
  },
  { said: REFERENCE, cell: (_, { reference }) => html`<span class="list-id">${reference}</span>` },
  { said: AMOUNT, cell: ({ lang }, { minor, currency }) => sum(lang, minor, currency), look: 'money', sort: 'amount' },
]
const ofOpenInvoices: Columns<RowOf<typeof openInvoices>> = [
  { said: { nb: 'Faktura', en: 'Invoice' }, cell: documentLink },
  { said: { nb: 'Kjøper', en: 'Buyer' }, cell: (_, { buyer }) => buyer, look: 'wide' },
  { said: DATE, cell: ({ lang }, { documentDate }) => spelledDay(lang, documentDate), look: 'figure' },
  {
    said: { nb: 'Forfall', en: 'Due' },
    cell: ({ lang }, { dueDate }) => dayOr(lang, dueDate),
    look: 'figure',
    sort: 'date',
  },
  { said: { nb: 'Alder', en: 'Age' }, cell: ({ lang }, { age }) => stateTag(lang, 'open-invoices', age) },
  { said: ORDER, cell: orderLink },
  {
    said: { nb: 'Gebyr og renter', en: 'Fees and interest' },
    cell: ({ lang }, { claimsMinor, currency }) => orDash(lang, claimsMinor, currency),
    look: 'money',
  },
  {
    said: { nb: 'Åpent i alt', en: 'Open in all' },
    cell: ({ lang }, { minor, currency }) => sum(lang, minor, currency),
    look: 'money',
    sort: 'amount',
  },
]
const ofOldReceivables: Columns<RowOf<typeof oldReceivables>> = [
  {
    said: { nb: 'Faktura', en: 'Invoice' },
    cell: ({ to }, { id, number }) => html`<a href="${to(`/finance/old-receivables/${id}`)}">${number}</a>`,
  },
  { said: { nb: 'Kjøper', en: 'Buyer' }, cell: (_, { debtor }) => debtor, look: 'wide' },
  {
    said: { nb: 'Org.nr. eller e-post', en: 'Org. no. or e-mail' },
    cell: (_, { debtorKey }) => html`<span class="list-id">${debtorKey}</span>`,
  },
  { said: DATE, cell: ({ lang }, { documentDate }) => spelledDay(lang, documentDate), look: 'figure' },
  {
    said: { nb: 'Forfall', en: 'Due' },
    cell: ({ lang }, { dueDate }) => spelledDay(lang, dueDate),
    look: 'figure',
    sort: 'date',
  },
  { said: { nb: 'Alder', en: 'Age' }, cell: ({ lang }, { age }) => stateTag(lang, 'old-receivables', age) },
  {
    said: { nb: 'Fakturert', en: 'Invoiced' },
    cell: ({ lang }, { originalMinor, currency }) => sum(lang, originalMinor, currency),
    look: 'money',
  },
  {
    said: { nb: 'Åpent', en: 'Open' },
    cell: ({ lang }, { minor, currency }) => sum(lang, minor, currency),
    look: 'money',
    sort: 'amount',
  },
]
/** Their documents are one step away: the open ones, or all where only credit is left; and where all is of an earlier system, what that had left open. */
function ofBuyer({ to }: Visit, { search, openMinor, buyer, invoices, fromBefore }: RowOf<typeof balances>): Piece {
  const query = new URLSearchParams({ search, ...(fromBefore < invoices && openMinor > 0 ? { due: 'unpaid' } : {}) })
  const path = fromBefore < invoices ? '/finance' : '/finance/lists/old-receivables'
  return html`<a href="${to(`${path}?${query}`)}">${buyer}</a>`
}
const ofBalances: Columns<RowOf<typeof balances>> = [
  { said: { nb: 'Kunde', en: 'Customer' }, cell: ofBuyer },
  {
    said: { nb: 'Slag', en: 'Kind' },
    cell: ({ lang }, { company }) =>
      say(lang, company ? { nb: 'Bedrift', en: 'Company' } : { nb: 'Person', en: 'Person' }),
  },
  { said: { nb: 'Fakturaer', en: 'Invoices' }, cell: (_, { invoices }) => String(invoices), look: 'figure' },
  {
    said: { nb: 'Eldste forfall', en: 'Oldest due' },
    cell: ({ lang }, { oldest }) => dayOr(lang, oldest),
    look: 'figure',
    sort: 'date',
  },
  {
    said: { nb: 'Åpent', en: 'Open' },
    cell: ({ lang }, row) => orDash(lang, row.openMinor, row.currency),
    look: 'money',
  },
  {
    said: { nb: 'Forfalt', en: 'Overdue' },
    cell: ({ lang }, row) => orDash(lang, row.overdueMinor, row.currency),
    look: 'money',
  },
  {
    said: { nb: 'Til gode', en: 'In credit' },
    cell: ({ lang }, row) => orDash(lang, row.creditMinor, row.currency),
    look: 'money',
  },
  {
    said: { nb: 'Saldo', en: 'Balance' },
    cell: ({ lang }, row) => sum(lang, row.minor, row.currency),
    look: 'money',
    sort: 'amount',
  },
]
const ofUnplaced: Columns<RowOf<typeof unplaced>> = [
  {
    said: PAYER,
    cell: ({ lang, to }, { id, payer }) =>
      html`<a href="${to(`/finance/bank/deposits/${id}`)}">${payerWords(lang, payer)}</a>`,
  },
  { said: DATE, cell: ({ lang }, { day }) => spelledDay(lang, day), look: 'figure', sort: 'date' },
  { said: { nb: 'Melding', en: 'Message' }, cell: (_, { said }) => said ?? '–', look: 'wide' },
  {
    said: { nb: 'Hvorfor den venter', en: 'Why it waits' },
    cell: ({ lang }, { hindrance }) =>
      hindrance ? say(lang, HINDRANCE_WORDS[hindrance]) : say(lang, { nb: 'Vi ser på den nå', en: 'Being looked at' }),
    look: 'wide',
  },
  {
    said: { nb: 'Kom inn', en: 'Came in' },
    cell: ({ lang }, row) => sum(lang, row.amountMinor, row.currency),
    look: 'money',
  },
  {
    said: { nb: 'Ikke plassert', en: 'Not placed' },
    cell: ({ lang }, row) => sum(lang, row.minor, row.currency),
    look: 'money',
    sort: 'amount',
  },
]

/** What each list shows of its rows. */
export const SHOWN: Record<ListName, Columns<object>> = {
  payments: ofPayments,
  refunds: ofRefunds,
  disputes: ofDisputes,
  'open-invoices': ofOpenInvoices,
  'old-receivables': ofOldReceivables,
  balances: ofBalances,
  unplaced: ofUnplaced,
}
