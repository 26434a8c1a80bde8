import type { InvoiceDocument } from '../document.ts'
import { blank } from './text.ts'

/** § 5-2-8: a credit note refers to the invoice it takes back and says why; it has no KID and nothing to pay. */
export function credit({ kind, number, precedingInvoice, reason, payment, dueDate }: InvoiceDocument): string[] {
  if (kind === 'invoice') return reason === undefined ? [] : ['only a credit note has a reason']
  const faults: string[] = []
  if (precedingInvoice === undefined || blank(precedingInvoice.number)) {
    faults.push('§ 5-2-8: the credit note does not refer to an invoice')
  } else if (precedingInvoice.number === number) {
    faults.push('the credit note has the number of its invoice')
  }
  if (blank(reason)) faults.push('the credit note does not say why')
  if (payment.kid !== undefined) faults.push('a credit note has no KID')
  if (dueDate !== undefined) faults.push('a credit note has no due date')
  return faults
}
