import { numberOfDocument, OF_SERIES, PLACE } from '../invoicing/queries.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, BUYER, count, currency, DOCUMENT_DATE, day, dimensions, KIND, NUMBER, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { taxCodeOf } from './tax-codes.ts'
import { within } from './within.ts'

type Row = {
  number: string
  kind: 'invoice' | 'credit-note'
  documentDate: string
  buyerName: string
  orderNumber: number
  position: number
  title: string
  offering: string | null
  deliveredFrom: string
  deliveredTo: string
  quantity: number
  currency: Currency
  netMinor: number
  vatCategory: string
  vatRateBasisPoints: number
  costCentre: string | null
  project: string | null
  activity: string | null
}

const sign = ({ kind }: Row) => (kind === 'credit-note' ? -1 : 1)

/** Each line of each document; what a credit note takes back is negative. */
export const invoiceLines = dataset<Row>({
  name: 'invoice-lines',
  title: { nb: 'Fakturalinjer', en: 'Invoice lines' },
  about: {
    nb: 'Én rad per linje på faktura og kreditnota. Perioden gjelder dokumentdatoen, eller den første dagen av kurset.',
    en: 'One row per line of an invoice or credit note. The period looks at the document date, or at the first day of the course.',
  },
  dates: ['document', 'course'],
  select: (
    by,
  ) => `select ${numberOfDocument('d')} as number, d.kind, d.document_date as "documentDate", d.buyer_name as "buyerName",
     o.number as "orderNumber", x.position, l.title, f.code as offering, l.delivered_from as "deliveredFrom", l.delivered_to as "deliveredTo",
     x.quantity, d.currency, x.net_minor as "netMinor", x.vat_category as "vatCategory", x.vat_rate_basis_points as "vatRateBasisPoints",
     x.cost_centre as "costCentre", x.project, x.activity
   from document_lines x join documents d on d.id = x.document_id join order_lines l on l.id = x.order_line_id
   join orders o on o.id = l.order_id left join offerings f on f.id = l.offering_id
   where ${OF_SERIES} and ${within(by === 'course' ? 'l.delivered_from' : 'd.document_date')} order by ${PLACE}, x.position`,
  columns: [
    text('number', NUMBER, (row) => row.number),
    text('kind', KIND, (row) => row.kind),
    day('document_date', DOCUMENT_DATE, (row) => row.documentDate),
    text('buyer', BUYER, (row) => row.buyerName),
    text('order', ORDER, (row) => String(row.orderNumber)),
    count('line', { nb: 'Linje', en: 'Line' }, (row) => row.position),
    text('title', { nb: 'Tekst', en: 'Text' }, (row) => row.title),
    text('offering', { nb: 'Kursgjennomføring', en: 'Offering' }, (row) => row.offering),
    day('delivered_from', { nb: 'Levert fra', en: 'Delivered from' }, (row) => row.deliveredFrom),
    day('delivered_to', { nb: 'Levert til', en: 'Delivered to' }, (row) => row.deliveredTo),
    count('quantity', { nb: 'Antall', en: 'Quantity' }, (row) => sign(row) * row.quantity),
    currency(),
    amount('net', { nb: 'Netto', en: 'Net' }, (row) => money(sign(row) * row.netMinor, row.currency)),
    text('vat_category', { nb: 'Mva.-kategori', en: 'VAT category' }, (row) => row.vatCategory),
    count('vat_percent', { nb: 'Mva. i prosent', en: 'VAT per cent' }, (row) => row.vatRateBasisPoints / 100),
    text('vat_code', { nb: 'Mva.-kode', en: 'VAT code' }, (row) => taxCodeOf(row.vatCategory, row.vatRateBasisPoints)),
    ...dimensions<Row>(),
  ],
})
