import { conflict, constraintSpeaks, invalid, type Problem } from '../platform/problems.ts'

export const fileUnreadable = (): Problem =>
  invalid(
    '/content',
    'This is no camt.053 or camt.054 file (ISO 20022, versions 02, 04 and 08).',
    'bank/file-unreadable',
  )
/** `why` says what does not fit, in a sentence. */
export const fileUnsound = (why: string): Problem =>
  invalid('/content', `${why} Nothing of this file was used.`, 'bank/file-unsound')
export const otherAccount = (account: string): Problem =>
  conflict('bank/other-account', 'No entry of this file is on the account that stands on our invoices.', { account })
export const moreThanUnplaced = (unplacedMinor: number): Problem =>
  conflict('bank/more-than-unplaced', 'This is more than is left of what came in.', { unplacedMinor })
export const otherCurrency = (currency: string): Problem =>
  conflict('bank/other-currency', 'The money came in another currency than the invoice is in.', { currency })
export const notByHand = (): Problem =>
  conflict('bank/not-by-hand', 'This is no payment that was entered by hand and comes to the same amount.')
export const undoneAlready = (): Problem => conflict('bank/undone', 'This has been undone already.')
export const reversedAlready = (): Problem =>
  conflict('bank/reversed', 'The bank has taken this money back: it cannot be placed.')
export const onItsWayBack = (): Problem =>
  conflict('bank/on-its-way-back', 'This money is on its way back to who paid. Give that payback up first.')
export const notTheReversed = (): Problem =>
  conflict('bank/not-the-reversed', 'This money is not of the same amount, or has been taken back already.')

/** The bank's file, or another program, has told of the same entry: it is in the book already. */
export const toldAlready = (depositId: string | null): Problem =>
  conflict('bank/told-already', 'This entry of the bank is known here already: it was not counted again.', {
    depositId,
  })
export const externalIdTaken = (): Problem =>
  conflict('bank/external-id-taken', 'You have given this externalId to another payment.')
export const notOfToday = (): Problem => invalid('/bookedOn', 'The day on which money came does not lie ahead.')

constraintSpeaks('deposits_external_once', externalIdTaken)
constraintSpeaks('bank_reversals_external_once', externalIdTaken)
constraintSpeaks('placements_undone_once', undoneAlready)
