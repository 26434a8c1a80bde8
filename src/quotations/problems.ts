import { conflict, invalid, type Problem } from '../platform/problems.ts'
import type { Quotation } from './queries.ts'

export const lapsed = (validThrough: string): Problem =>
  conflict('quotation/lapsed', 'The last day of this quote has passed. Make a new one.', { validThrough })

export const withdrawn = (): Problem =>
  conflict('quotation/withdrawn', 'This quote has been taken back. Make a new one.')

/** It stands on the order now, which is credited or given back like any other. */
export const accepted = (orderId: string): Problem =>
  conflict('quotation/accepted', 'This quote has become an order. Credit the order instead.', { orderId })

/** Only what still stands can be mailed or taken up. @throws quotation/lapsed, quotation/withdrawn, quotation/accepted */
export function demandOpen({ state, orderId, validThrough }: Quotation): void {
  if (orderId) throw accepted(orderId)
  if (state === 'withdrawn') throw withdrawn()
  if (state === 'lapsed') throw lapsed(validThrough)
}

export const validTooLong = (latest: string): Problem =>
  invalid(
    '/validThrough',
    `a quote stands from today until ${latest} at the latest: then booking closes, or it is too long`,
  )

export const offeredTwice = (at: number): Problem =>
  invalid(`/lines/${at}/offeringId`, 'this offering stands on another line; add up the quantities')

export const heldTooLong = (latest: string): Problem =>
  invalid(
    '/heldThrough',
    `seats are held from today until ${latest} at the latest, and no longer than the quote stands`,
  )

export const noSeatsToHold = (): Problem =>
  conflict(
    'quotation/no-seats',
    'There are not enough free seats to hold. Make the quote without holding them, or for fewer.',
  )

export const tooManyOpen = (most: number): Problem =>
  conflict(
    'quotation/too-many',
    `You have ${most} quotes that still stand. Take one up, or wait until one has run out.`,
    { most },
  )

export const companiesOnly = (): Problem => invalid('/payer/kind', 'a quote that a buyer makes is for a company')

/** Its address is whatever a buyer typed. */
export const isBuyers = (): Problem =>
  conflict('quotation/is-buyers', 'A buyer made this quote for themselves, and shows it to whom they like.')
