import type { Moment } from '../platform/db/snapshot.ts'
import { offersOf } from '../storefront/offers.ts'
import type { SeatsLeaving } from './seats-leaving.ts'
import { hindranceOf, type Target, taxedOrNull } from './targets.ts'

const NOBODY = { isEnrolled: false, clashes: false }

/**
 * Offerings that a company's seats could be moved to, with what is agreed with it; ended and unpublished ones, and those held for
 * other companies, are not there.
 */
export async function startsFor(on: Moment, offeringIds: readonly string[], leaving: SeatsLeaving): Promise<Target[]> {
  const { wallet, line, seats, order, offering } = leaving
  const number = order.organisationNumber
  const { personId } = wallet
  const looking = { lang: line.lang, personId, soldTo: personId === null ? number : null, payer: number }
  const wanted = { currency: line.currency, now: offering.now, quantity: seats.length }
  const offers = await offersOf(on, offeringIds, looking)
  return offers
    .filter(({ onlyFor }) => !onlyFor || onlyFor.some(({ organisationNumber }) => organisationNumber === number))
    .map((offer) => {
      const taxed = taxedOrNull(offer, order.payer, line.lang)
      return { offer: taxed ?? offer, hindrance: taxed ? hindranceOf(taxed, NOBODY, wanted) : 'taxed' }
    })
}
