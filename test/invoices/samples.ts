import type { InvoiceDocument } from '../../invoices/document.ts'
import { collective } from '../../invoices/samples/collective.ts'
import { companyOnInvoice } from '../../invoices/samples/company-on-invoice.ts'
import { creditNote } from '../../invoices/samples/credit-note.ts'
import { manyLines } from '../../invoices/samples/many-lines.ts'
import { mixedVat } from '../../invoices/samples/mixed-vat.ts'
import { personByCard } from '../../invoices/samples/person-by-card.ts'

export const SAMPLES: ReadonlyArray<[name: string, document: InvoiceDocument]> = [
  ['a person who paid by card', personByCard],
  ['a company that pays by invoice', companyOnInvoice],
  ['lines at several VAT rates', mixedVat],
  ['a credit note', creditNote],
  ['two orders of a month', collective],
  ['sixty lines', manyLines(60)],
]
