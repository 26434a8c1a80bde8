import type { Day, InvoiceDocument } from './document.ts'

/**
 * An offer in writing, as one value: everything that its PDF says. It is no sales document and no claim: it has no due date, no
 * KID and no account. Lines, VAT and totals are what the invoice will say if it is taken up. Amounts are as in an invoice.
 */
export type QuotationDocument = Pick<
  InvoiceDocument,
  | 'number'
  | 'issueDate'
  | 'delivery'
  | 'currency'
  | 'language'
  | 'note'
  | 'seller'
  | 'buyer'
  | 'lines'
  | 'vat'
  | 'totals'
  | 'test'
> & {
  kind: 'quotation'
  /** The last day on which it can be taken up. */
  validThrough: Day
  /** The last day on which its seats are held; missing where they are not. */
  heldThrough?: Day
  /** What applies if somebody cannot come, in the language of the document: one sentence or a few for each kind of line. */
  terms: readonly string[]
}
