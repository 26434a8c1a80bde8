import { type Money, spell } from '../platform/money.ts'
import { conflict, Problem, unknown } from '../platform/problems.ts'

export const requestUnknown = (): Problem => unknown('purchase-request')

/** The same word for a link that was answered, replaced, outlived or never was: whoever guesses learns nothing. */
export const linkSpent = (): Problem =>
  new Problem('asking/link-spent', 410, 'This link no longer works. Ask whoever sent you the request to send it again.')

export const unprovedAddress = (): Problem =>
  new Problem('asking/address-unproved', 403, 'Prove your e-mail address before you ask somebody to pay for you.')

export const ownSeatOnly = (offeringId: string): Problem =>
  conflict('asking/own-seat-only', 'A request to an employer is for your own seat: one of each offering.', {
    offeringId,
  })

export const notOffered = (offeringId: string): Problem =>
  conflict('asking/not-offered', 'Seats in this offering are not held for somebody to answer.', { offeringId })

export const tooManyOpen = (most: number): Problem =>
  conflict('asking/too-many-open', `You have ${most} requests that wait for an answer. Withdraw one first.`, { most })

export const askedAlready = (offeringId: string): Problem =>
  conflict('asking/asked-already', 'A request of yours holds a seat in this offering already.', { offeringId })

export const shareTaken = (offeringId: string, most: number): Problem =>
  conflict('asking/share-taken', 'More seats than this may not be held for requests. They can still be ordered.', {
    offeringId,
    most,
  })

/** What only a request to an employer has: a mailed link, and a learner who may pay in their place. */
export const companyAnswers = (): Problem =>
  conflict(
    'asking/company-answers',
    'Owners and managers of your company answer this request, where they are signed in.',
  )

/** Each of two payers pays something of everything that is taxed alike. */
export const partImpossible = (total: Money): Problem =>
  conflict(
    'asking/part-impossible',
    `The employer's share must be more than nothing and less than ${spell(total, 'en')}.`,
    {
      total,
    },
  )

/** Somebody else was first: the employer, the learner, or time. */
export const decidedAlready = (state: string): Problem =>
  conflict('asking/decided-already', 'This request has been decided or is over. Nothing was ordered or charged.', {
    state,
  })

export const sentOften = (most: number): Problem =>
  conflict('asking/sent-often', `The request has been sent ${most} times. Talk to your employer.`, { most })
