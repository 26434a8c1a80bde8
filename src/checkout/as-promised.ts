import { money } from '../platform/money.ts'
import { grossOf } from '../pricing/gross-of.ts'
import type { OfferPrice } from '../storefront/offer.ts'
import type { Offer } from '../storefront/offers.ts'
import type { Promised } from './wish.ts'

/** The offer at the prices that were promised, whatever it costs by now; VAT is today's. A promised price is the same for any number of seats. */
export function asPromised(offer: Offer, promised: Promised | undefined): Offer {
  if (!promised) return offer
  const priced = (price: OfferPrice, of: string): OfferPrice => {
    const netMinor = promised.netMinorOf.get(of)
    if (netMinor === undefined) return price
    return { ...price, ...grossOf(money(netMinor, price.net.currency), price.rateBasisPoints) }
  }
  return {
    ...offer,
    price: priced(offer.price, offer.offeringId),
    tiers: promised.netMinorOf.has(offer.offeringId) ? [] : offer.tiers,
    extras: offer.extras.map((extra) => ({ ...extra, price: priced(extra.price, extra.extraId) })),
  }
}
