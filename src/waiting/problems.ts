import { conflict, constraintSpeaks, invalid, Problem } from '../platform/problems.ts'

export const seatsLeft = (offeringId: string, left: number): Problem =>
  conflict('waiting/seats-left', 'There are seats left, and nobody waits: they can be bought at once.', {
    ...{ offeringId, left },
  })
export const notOnSale = (offeringId: string, sale: string): Problem =>
  conflict('offering/not-on-sale', 'This offering is not on sale now.', { offeringId, sale })
export const tooManySeats = (most: number): Problem =>
  invalid('/quantity', `at most ${most} seats can be waited for here`, 'waiting/too-many-seats')
export const onceEach = (): Problem =>
  conflict('waiting/already', 'This address stands on the waiting list of this offering already.')
constraintSpeaks('waiting_entries_one_open', onceEach)
export const nameNeeded = (): Problem => invalid('/email', 'a name and an address are needed to be told')
export const entryOver = (endedAs: string): Problem =>
  conflict('waiting/over', 'This place on the waiting list is no more.', { endedAs })
export const noOffer = (): Problem =>
  conflict('waiting/no-offer', 'No seats are held for this place on the waiting list now.')
export const orderedAlready = (orderId: string): Problem =>
  conflict('waiting/ordered', 'The seats that were offered are being paid for. Pay that order, or give it up first.', {
    orderId,
  })
export const otherOffer = (): Problem =>
  conflict('waiting/other-offer', 'Your cart holds seats of another waiting list. Order those first.')
export const notConfirmed = (): Problem =>
  conflict('waiting/not-confirmed', 'The address of this place has not been confirmed. Open the link in the mail.')
export const noSuchPlace = (places: number): Problem =>
  invalid('/place', `there are ${places} places to stand on`, 'waiting/no-such-place')
export const standsThere = (): Problem => invalid('/place', 'it stands there already', 'waiting/stands-there')
export const tooManyMails = (seconds: number): Problem =>
  new Problem('waiting/too-many-mails', 429, 'Many places have been asked for from here, or for this address, today.', {
    headers: { 'Retry-After': String(seconds) },
  })
