import type { OrderView } from '../checkout/order-view.ts'
import type { DocumentBuyer } from '../invoicing/content.ts'
import { ERASED_NAME } from '../platform/personal.ts'

export type Reader = { name: string; email: string }

/**
 * Who reads the mail about a document: the buyer as it names them. Where a company's contact has been erased since, the document
 * still names them, and the mail goes where the company's other mails go; so it does where the address was misspelt.
 */
export function readerOf(
  { payer, wrongEmails }: Pick<OrderView, 'payer' | 'wrongEmails'>,
  buyer: DocumentBuyer,
): Reader {
  if (payer.kind === 'company' && payer.contactName === ERASED_NAME) return { name: payer.name, email: payer.email }
  const email = buyer.email && !wrongEmails.includes(buyer.email.toLowerCase()) ? buyer.email : payer.email
  return { name: buyer.contact ?? buyer.name, email }
}
