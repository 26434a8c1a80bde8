import { isKid } from '../check-digits.ts'
import type { InvoiceDocument } from '../document.ts'

/** UNTDID 4461, those a document may name. */
const MEANS: ReadonlySet<string> = new Set(['30', '48', '68'])

/** § 5-1-1 no. 5 and BR-CO-25: when and how the rest is to be paid, and when the paid part was. */
export function payment({ kind, payment: said, totals, dueDate, payUrl }: InvoiceDocument): string[] {
  const faults: string[] = []
  const open = kind === 'invoice' && totals.payableMinor > 0
  if (open && dueDate === undefined) faults.push('BR-CO-25, § 5-1-1 no. 5: the due date is missing')
  if (said.paidMinor > 0 && said.paidOn === undefined) faults.push('the date of the payment is missing')
  if (!MEANS.has(said.meansCode)) faults.push(`BR-CL-16: "${said.meansCode}" is no means of payment that is known here`)
  if (said.kid !== undefined && !isKid(said.kid)) faults.push(`the KID "${said.kid}" is not valid`)
  if (payUrl !== undefined && !isSecureAddress(payUrl)) faults.push('the address to pay at must begin with https://')
  return faults
}

/** The address becomes a link in the PDF, so nothing but https gets in. */
export function isSecureAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:'
}
