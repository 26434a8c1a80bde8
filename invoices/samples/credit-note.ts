import type { InvoiceDocument } from '../document.ts'
import { companyOnInvoice } from './company-on-invoice.ts'
import { EXEMPT_TEACHING } from './seller.ts'

const { dueDate: _due, payUrl: _payUrl, ...invoice } = companyOnInvoice

/** Two of the five seats are taken back. */
export const creditNote: InvoiceDocument = {
  ...invoice,
  kind: 'credit-note',
  number: '100004',
  issueDate: '2026-12-01',
  precedingInvoice: { number: companyOnInvoice.number, issueDate: companyOnInvoice.issueDate },
  reason: 'To deltakere er meldt av innen fristen.',
  payment: { meansCode: '30', paidMinor: 0 },
  lines: invoice.lines.map((line) => ({
    ...line,
    quantity: 2,
    discountMinor: 178_000,
    netMinor: 1_602_000,
    participants: ['Dag-Åge Østby', 'Eva Sæther'],
  })),
  vat: [{ category: 'E', rateBasisPoints: 0, baseMinor: 1_602_000, vatMinor: 0, ...EXEMPT_TEACHING }],
  totals: {
    linesNetMinor: 1_602_000,
    netMinor: 1_602_000,
    vatMinor: 0,
    grossMinor: 1_602_000,
    prepaidMinor: 0,
    payableMinor: 1_602_000,
  },
}
