import { isKid } from '../check-digits.ts'
import type { InvoiceDocument } from '../document.ts'

/** UNTDID 4461, those a document may name. */
const MEANS: ReadonlySet<string> = new Set(['30', '48', '68'])

/** Characters; what a QR code of 25 mm still shows to a phone. */
const LONGEST_PAY_ADDRESS = 300

/** § 5-1-1 no. 5 and BR-CO-25: when and how the rest is to be paid, and when the paid part was. */
export function payment({ kind, payment: said, totals, dueDate, payUrl }: InvoiceDocument): string[] {
  const faults: string[] = []
  const open = kind === 'invoice' && totals.payableMinor > 0
  if (open && dueDate === undefined) faults.push('BR-CO-25, § 5-1-1 no. 5: the due date is missing')
  if (said.paidMinor > 0 && said.paidOn === undefined) faults.push('the date of the payment is missing')
  if (!MEANS.has(said.meansCode)) faults.push(`BR-CL-16: "${said.meansCode}" is no means of payment that is known here`)
  if (said.kid !== undefined && !isKid(said.kid)) faults.push(`the KID "${said.kid}" is not valid`)
  if (payUrl !== undefined && !isPayAddress(payUrl))
    faults.push('the address to pay at must be a short https:// address')
  return faults
}

/** Only there does an address without https stay on the machine that shows it: a till that somebody tries out. */
const OWN_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1'])

/** The address becomes a link and a QR code in the PDF, so nothing but https gets in, and no more than the code holds. */
export function isPayAddress(address: string): boolean {
  if (address.length > LONGEST_PAY_ADDRESS || !URL.canParse(address)) return false
  const { protocol, hostname, href } = new URL(address)
  const safe = protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.has(hostname))
  return safe && href.length <= LONGEST_PAY_ADDRESS
}
