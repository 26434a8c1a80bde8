import type { FrozenAgreement, FrozenTier } from '../pricing/schema.ts'
import { tierAt } from '../pricing/tier.ts'
import type { Agreed, Offer, OfferPrice } from './offer.ts'

type Sold = Pick<Offer, 'price' | 'tiers' | 'tierRule' | 'agreed'>

/**
 * What each of so many seats costs: the listed price, that of the tier they reach, or what is agreed with the company that buys,
 * whichever is lowest. A tier and an agreement are never added up.
 */
export function priceAt(offer: Omit<Sold, 'tierRule'>, seats: number): OfferPrice {
  const lower = agreedAt(offer, seats) ?? tierAt(offer.tiers, seats)
  return lower ? { ...offer.price, net: lower.net, vat: lower.vat, gross: lower.gross } : offer.price
}

/** The agreement by which so many seats are sold; null where a tier or the listed price is as low. */
export function agreedAt({ price, tiers, agreed }: Omit<Sold, 'tierRule'>, seats: number): Agreed | null {
  const otherwise = tierAt(tiers, seats)?.net ?? price.net
  return agreed && agreed.net.minor < otherwise.minor ? agreed : null
}

/** What an order keeps of the tier by which its seats are sold; null where they are sold by none. */
export function frozenTier(offer: Sold, seats: number): FrozenTier | null {
  const { price, tiers, tierRule, agreed } = offer
  const reached = tierAt(tiers, seats)
  if (!reached || agreedAt(offer, seats)) return null
  return {
    fromSeats: reached.fromSeats,
    listedNetMinor: price.net.minor,
    rule: tierRule,
    tiers: tiers.map(({ fromSeats, percentBasisPoints, net }) => ({
      ...{ fromSeats, percentBasisPoints, netMinor: net.minor },
    })),
    ...(agreed && { agreedNetMinor: agreed.net.minor }),
  }
}

/** What an order keeps of the agreement by which its seats are sold; null where they are sold by none. */
export function frozenAgreement(offer: Sold, seats: number): FrozenAgreement | null {
  const by = agreedAt(offer, seats)
  if (!by) return null
  const { agreementId, number, discountBasisPoints } = by
  return { agreementId, number, discountBasisPoints, listedNetMinor: offer.price.net.minor }
}
