import type { Buyer, InvoiceDocument } from '../../invoices/document.ts'

/** What stands on an issued document, and whom it names, for the rooms above. */
export type DocumentContent = InvoiceDocument
export type DocumentBuyer = Buyer
