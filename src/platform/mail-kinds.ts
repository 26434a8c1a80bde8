/**
 * Every kind of mail that the till writes. A mail cannot be written without its kind, and the letters' own room has samples of each,
 * so none is sent that nobody has looked at.
 */
export const MAIL_KINDS = [
  // about an order
  'confirmation',
  'unseated',
  'seated-twice',
  'refunded',
  'invoice',
  'credit-note',
  'copy',
  'reminder',
  'correction-refused',
  'unnamed',
  'starts',
  'change',
  'moved',
  'seat-moved',
  'move-refused',
  'cancelled',
  'seat-cancelled',
  'cancel-asked',
  'cancel-declined',
  'waits-first',
  // to one person about themselves
  'sign-up',
  'access-link',
  'provider-proof',
  'address-proof',
  'way-in',
  'certificate',
  'waiting',
  'application',
  'farewell',
  // to and about companies
  'company-invitation',
  'join-wish',
  'join-answer',
  'seat-invitation',
  'seat-lost',
  'purchase-request',
  'quotation',
  'credit-answer',
  'payback-link',
  'set-off',
  'partner-statement',
  // to those who work here
  'role',
  'export-ended',
  'webhook-disabled',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]
