import type { DocumentFilter as Query } from '../invoicing/document-query.ts'
import { documentRows, type ExportedDocument } from '../invoicing/exported-documents.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, BUYER, currency, DOCUMENT_DATE, DUE_DATE, day, KID, KIND, NUMBER, ORDER, text } from './columns.ts'
import { dataset, type Period } from './dataset.ts'

type Row = ExportedDocument

/** Amounts of credit notes are negative, so that a column adds up. */
const signed = ({ kind, currency }: Row, minor: number, as: Currency = currency) =>
  money(kind === 'credit-note' ? -minor : minor, as)

/** The invoices and credit notes of a filter in the order of issue. */
export const invoices = dataset<Row, Period & Query>({
  name: 'invoices',
  title: { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' },
  about: {
    nb: 'Én rad per faktura og kreditnota, i den rekkefølgen de er utstedt. Perioden gjelder dokumentdatoen.',
    en: 'One row per invoice and credit note, in the order of issue. The period looks at the document date.',
  },
  dates: ['document'],
  select: () => documentRows.text,
  values: documentRows.values,
  columns: [
    text('number', NUMBER, (row) => row.number),
    text('kind', KIND, (row) => row.kind),
    day('document_date', DOCUMENT_DATE, (row) => row.documentDate),
    day('due_date', DUE_DATE, (row) => row.dueDate),
    text('buyer', BUYER, (row) => row.buyerName),
    text('order', ORDER, (row) => String(row.orderNumber)),
    text('kid', KID, (row) => row.kid),
    text('credits', { nb: 'Krediterer', en: 'Credits' }, (row) => row.creditsNumber),
    currency(),
    amount('net', { nb: 'Netto', en: 'Net' }, (row) => signed(row, row.netMinor)),
    amount('vat', { nb: 'Mva.', en: 'VAT' }, (row) => signed(row, row.vatMinor)),
    amount('gross', { nb: 'Brutto', en: 'Gross' }, (row) => signed(row, row.grossMinor)),
    amount('prepaid', { nb: 'Forhåndsbetalt', en: 'Prepaid' }, (row) => signed(row, row.prepaidMinor)),
    amount('left_to_pay', { nb: 'Igjen å betale', en: 'Left to pay' }, (row) => signed(row, row.leftMinor)),
    text('purchase_order', { nb: 'Innkjøpsordre', en: 'Purchase order' }, (row) => row.purchaseOrderNumber),
    amount('vat_nok', { nb: 'Mva. i kroner', en: 'VAT in kroner' }, (row) => signed(row, row.vatKronerMinor, 'NOK')),
  ],
})
