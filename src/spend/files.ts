import type { DueState } from '../invoicing/left-to-pay.ts'
import { type DocumentRow, documentsAfter } from '../invoicing/queries.ts'
import type { InCompany } from '../orders/open-to-member.ts'
import type { OrderState } from '../orders/state.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { everyPage } from '../platform/db/every-page.ts'
import type { On } from '../platform/db/statement.ts'
import { type Said, say } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import type { Column, Table } from '../platform/table-file.ts'
import type { DocumentsFilter, OrderFilter } from './filters.ts'
import { type CompanyOrder, companyOrdersAfter } from './orders-of.ts'
import type { SpentRow } from './spend-of.ts'

/** States in one column of a spreadsheet. */
const ORDER_STATES: Record<OrderState, Said> = {
  'awaiting-payment': { nb: 'venter på betaling', en: 'awaiting payment' },
  'awaiting-other-payer': { nb: 'venter på den andre betaleren', en: 'waiting for the other payer' },
  'payment-processing': { nb: 'betaling behandles', en: 'payment processing' },
  lapsed: { nb: 'utløpt', en: 'lapsed' },
  abandoned: { nb: 'avbrutt', en: 'given up' },
  confirmed: { nb: 'bekreftet', en: 'confirmed' },
  'awaiting-transfer': { nb: 'bekreftet, ikke betalt', en: 'confirmed, unpaid' },
  'paid-unseated': { nb: 'betalt uten plass', en: 'paid without a seat' },
  refunding: { nb: 'betales tilbake', en: 'being refunded' },
  refunded: { nb: 'betalt tilbake', en: 'refunded' },
  'refund-failed': { nb: 'tilbakebetaling feilet', en: 'refund failed' },
  credited: { nb: 'kreditert', en: 'credited' },
  exchanged: { nb: 'byttet mot en annen ordre', en: 'exchanged for another order' },
  'in-review': { nb: 'undersøkes', en: 'in review' },
}
const DUE_STATES: Record<DueState, Said> = {
  unpaid: { nb: 'ikke betalt', en: 'unpaid' },
  overdue: { nb: 'forfalt', en: 'overdue' },
  paid: { nb: 'betalt', en: 'paid' },
  credited: { nb: 'kreditert', en: 'credited' },
}
const KINDS: Record<DocumentRow['kind'], Said> = {
  invoice: { nb: 'faktura', en: 'invoice' },
  'credit-note': { nb: 'kreditnota', en: 'credit note' },
}
const CURRENCY: Said = { nb: 'Valuta', en: 'Currency' }
const NET: Said = { nb: 'Netto', en: 'Net' }
const VAT: Said = { nb: 'Mva.', en: 'VAT' }
const GROSS: Said = { nb: 'Brutto', en: 'Gross' }
const CREDITED: Said = { nb: 'Kreditert', en: 'Credited' }
const ORDER: Said = { nb: 'Ordre', en: 'Order' }
const COURSE: Said = { nb: 'Kurs', en: 'Course' }
/** Where a course is named: of what was paid before anybody chose one. */
export const PREPAID: Said = { nb: 'Betalt på forhånd', en: 'Paid in advance' }
const UNIT: Said = { nb: 'Enhet', en: 'Unit' }
const PURCHASE_ORDER: Said = { nb: 'Innkjøpsordre', en: 'Purchase order' }

const ORDERS: readonly Column<CompanyOrder>[] = [
  [ORDER, ({ number }) => String(number)],
  [{ nb: 'Bestilt', en: 'Ordered' }, ({ placedAt }) => dayIn(SELLER_ZONE, placedAt), 'day'],
  [{ nb: 'Status', en: 'State' }, ({ state }, lang) => say(lang, ORDER_STATES[state])],
  [{ nb: 'Bestilt av', en: 'Ordered by' }, ({ orderedBy }) => orderedBy ?? ''],
  [{ nb: 'Godkjent av', en: 'Approved by' }, ({ approvedBy }) => approvedBy ?? ''],
  [COURSE, ({ titles }) => titles.join(', ')],
  [{ nb: 'Plasser', en: 'Seats' }, ({ quantity }) => quantity, 'count'],
  [UNIT, ({ unit }) => unit ?? ''],
  [PURCHASE_ORDER, ({ purchaseOrderNumber }) => purchaseOrderNumber ?? ''],
  [{ nb: 'Referanse', en: 'Reference' }, ({ buyerReference }) => buyerReference ?? ''],
  [CURRENCY, ({ currency }) => currency],
  [NET, ({ netMinor, currency }) => money(netMinor, currency), 'money'],
  [VAT, ({ vatMinor, currency }) => money(vatMinor, currency), 'money'],
  [GROSS, ({ totalMinor, currency }) => money(totalMinor, currency), 'money'],
  [CREDITED, ({ creditedMinor, currency }) => money(creditedMinor, currency), 'money'],
]

/** What a credit note takes back is negative, so that a column adds up. */
const signed = ({ kind, currency }: { kind: DocumentRow['kind']; currency: Currency }, minor: number) =>
  money(kind === 'credit-note' ? -minor : minor, currency)
const DOCUMENTS: readonly Column<DocumentRow>[] = [
  [{ nb: 'Nummer', en: 'Number' }, ({ number }) => number],
  [{ nb: 'Type', en: 'Kind' }, ({ kind }, lang) => say(lang, KINDS[kind])],
  [{ nb: 'Dato', en: 'Date' }, ({ documentDate }) => documentDate, 'day'],
  [{ nb: 'Forfall', en: 'Due' }, ({ dueDate }) => dueDate ?? '', 'day'],
  [{ nb: 'Status', en: 'State' }, ({ state }, lang) => (state ? say(lang, DUE_STATES[state]) : '')],
  [ORDER, ({ orderNumber }) => String(orderNumber)],
  [PURCHASE_ORDER, ({ purchaseOrderNumber }) => purchaseOrderNumber ?? ''],
  [{ nb: 'KID', en: 'KID' }, ({ kid }) => kid ?? ''],
  [{ nb: 'Krediterer', en: 'Credits' }, ({ creditsNumber }) => creditsNumber ?? ''],
  [CURRENCY, ({ currency }) => currency],
  [NET, (row) => signed(row, row.netMinor), 'money'],
  [VAT, (row) => signed(row, row.vatMinor), 'money'],
  [GROSS, (row) => signed(row, row.grossMinor), 'money'],
  [{ nb: 'Igjen å betale', en: 'Left to pay' }, ({ leftMinor, currency }) => money(leftMinor, currency), 'money'],
]
const SPENT: readonly Column<SpentRow>[] = [
  [{ nb: 'Måned', en: 'Month' }, ({ month }) => month],
  [COURSE, ({ course }, lang) => course ?? say(lang, PREPAID)],
  [CURRENCY, ({ currency }) => currency],
  [NET, ({ netMinor, currency }) => money(netMinor, currency), 'money'],
  [VAT, ({ vatMinor, currency }) => money(vatMinor, currency), 'money'],
  [GROSS, ({ grossMinor, currency }) => money(grossMinor, currency), 'money'],
  [CREDITED, ({ creditedMinor, currency }) => money(creditedMinor, currency), 'money'],
  [
    { nb: 'Brukt', en: 'Spent' },
    ({ grossMinor, creditedMinor, currency }) => money(grossMinor - creditedMinor, currency),
    'money',
  ],
  [UNIT, ({ unit }) => unit ?? ''],
]

/** Every order that a filter finds, the newest first. */
export const ordersTable = (on: On, filter: OrderFilter & { of: InCompany }): Table<CompanyOrder> => ({
  name: 'orders',
  title: { nb: 'Ordrer', en: 'Orders' },
  columns: ORDERS,
  rows: everyPage((page) => companyOrdersAfter(on, filter, page)),
})

/** Every document that a filter finds, in the order of issue. */
export const documentsTable = (on: On, filter: DocumentsFilter & { of: InCompany }): Table<DocumentRow> => ({
  name: 'documents',
  title: { nb: 'Dokumenter', en: 'Documents' },
  columns: DOCUMENTS,
  rows: everyPage((page) => documentsAfter(on, filter, page)),
})

export const spendTable = (rows: readonly SpentRow[]): Table<SpentRow> => ({
  name: 'spend',
  title: { nb: 'Forbruk', en: 'Spend' },
  columns: SPENT,
  rows,
})
