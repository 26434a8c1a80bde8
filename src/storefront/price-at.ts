import type { FrozenTier } from '../pricing/schema.ts'
import { tierAt } from '../pricing/tier.ts'
import type { Offer, OfferPrice } from './offer.ts'

type Sold = Pick<Offer, 'price' | 'tiers' | 'tierRule'>

/** What each of so many seats costs: the listed price, or that of the tier they reach. */
export function priceAt({ price, tiers }: Sold, seats: number): OfferPrice {
  const tier = tierAt(tiers, seats)
  return tier ? { ...price, net: tier.net, vat: tier.vat, gross: tier.gross } : price
}

/** What an order keeps of the tier its seats reach; null where they cost what is listed. */
export function frozenTier({ price, tiers, tierRule }: Sold, seats: number): FrozenTier | null {
  const reached = tierAt(tiers, seats)
  if (!reached) return null
  return {
    fromSeats: reached.fromSeats,
    listedNetMinor: price.net.minor,
    rule: tierRule,
    tiers: tiers.map(({ fromSeats, percentBasisPoints, net }) => ({
      ...{ fromSeats, percentBasisPoints, netMinor: net.minor },
    })),
  }
}
