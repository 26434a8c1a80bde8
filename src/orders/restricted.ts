import { isErasedAddress, OF_ERASED } from '../platform/personal.ts'
import { conflict } from '../platform/problems.ts'
import type { Payer } from './payer.ts'

/**
 * Whether whoever paid for `orders o` themselves is erased. What is kept of it then is kept for the books alone (GDPR article
 * 18): no link opens it, no mail is written about it, and the desks show the name on the document and nothing more.
 */
export const RESTRICTED = `(o.company_id is null and o.payer ->> 'email' like '${OF_ERASED}')`

export const isRestricted = ({ kind, email }: Payer): boolean => kind === 'person' && isErasedAddress(email)

/** @throws order/restricted */
export function demandUnrestricted(payer: Payer): void {
  if (isRestricted(payer)) throw conflict('order/restricted', 'Its buyer is erased: nobody is written to about it.')
}
