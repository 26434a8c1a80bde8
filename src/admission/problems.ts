import { conflict, constraintSpeaks, forbidden, invalid, type Problem } from '../platform/problems.ts'
import type { ApplicationEnd } from './schema.ts'

export const notAsked = (offeringId: string): Problem =>
  conflict('admission/not-asked', 'Everybody may buy this offering: there is nothing to apply for.', { offeringId })
export const full = (offeringId: string): Problem =>
  conflict('admission/full', 'Every seat of this offering is held or sold. One that comes free can be applied for.', {
    offeringId,
  })
export const onceEach = (): Problem =>
  conflict('admission/already', 'You have applied for this offering already, and it is not over.')
constraintSpeaks('applications_one_open', onceEach)
export const notOnSale = (offeringId: string, sale: string): Problem =>
  conflict('offering/not-on-sale', 'This offering is not on sale now.', { offeringId, sale })
export const unprovedAddress = (): Problem =>
  conflict('admission/address-unproved', 'Confirm your mail address first: the answer is sent there.')
export const alreadyEnrolled = (offeringId: string): Problem =>
  conflict('enrolment/already', 'You have a seat in this offering already. One person takes one seat.', { offeringId })
export const applicationOver = (endedAs: ApplicationEnd): Problem =>
  conflict('application/over', 'This application is over.', { endedAs })
export const decidedAlready = (): Problem =>
  conflict('application/decided', 'This application has been decided already.')
export const askedAlready = (): Problem =>
  conflict('application/asked-already', 'The applicant was asked for more once already. It is time to decide.')
export const ownApplication = (): Problem => forbidden('Nobody decides on their own application.')
export const notAdmitted = (): Problem =>
  conflict('application/not-admitted', 'This application has not been answered with a yes that stands now.')
export const orderedAlready = (orderId: string): Problem =>
  conflict('application/ordered', 'The seat is ordered. Pay that order, or give it up first.', { orderId })
export const otherHold = (): Problem =>
  conflict('admission/other-hold', 'Your cart holds seats that were kept for you elsewhere. Order those first.')
export const personsOnly = (offeringId: string): Problem =>
  conflict(
    'admission/persons-only',
    'A seat here is for the person who was admitted, who orders it for themselves as a private buyer.',
    { offeringId },
  )
/** A company gives its seats to people once it has them: each then shows their papers. */
export const nameLater = (offeringId: string): Problem =>
  conflict(
    'admission/name-later',
    'This offering checks who comes. Order the seats without names, and name people afterwards: each shows their papers then.',
    { offeringId },
  )
/** Whoever is named for a company's seat shows their papers before they can take part. */
export const papersFirst = (offeringId: string): Problem =>
  conflict('admission/papers-first', 'Whoever takes part in this offering shows their papers first.', { offeringId })
constraintSpeaks('enrolments_admitted', () =>
  conflict('admission/needed', 'Nobody takes part in this offering without having been admitted.'),
)
export const tooManyDocuments = (most: number): Problem =>
  conflict('application/too-many-documents', `An application has ${most} documents at most.`, { most })
export const tooLarge = (pointer: string, mostBytes: number): Problem =>
  invalid(pointer, `the document is larger than ${mostBytes} bytes`, 'application/document-too-large')
export const notADocument = (pointer: string): Problem =>
  invalid(pointer, 'this is no PDF, JPEG or PNG, whatever it is called', 'application/not-a-document')
constraintSpeaks('application_documents_once', () =>
  conflict('application/document-twice', 'This very document is there already.'),
)
export const seatsTaken = (): Problem =>
  conflict(
    'admission/seats-taken',
    'Somebody has a seat, or holds or waits for one: it can only become easier to come now.',
  )
export const applicationsOpen = (open: number): Problem =>
  conflict('admission/applications-open', 'Applications are open. Answer them first.', { open })
