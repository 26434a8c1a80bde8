import type { FrozenAgreement, FrozenPath, FrozenTier, FrozenVoucher } from '../pricing/schema.ts'
import { tierAt } from '../pricing/tier.ts'
import type { Agreed, Offer, OfferPrice, Vouched } from './offer.ts'

type Sold = Pick<Offer, 'price' | 'tiers' | 'tierRule' | 'agreed' | 'vouched' | 'pathed'>
type Priced = Omit<Sold, 'tierRule'>

/**
 * What each of so many seats costs: the listed price, that of the tier they reach, what is agreed with the company that buys, or what the
 * buyer's code leaves, whichever is lowest; or its share of a learning path, which counts where the whole path costs less than by any of
 * them (with-path.ts). They are never added up.
 */
export function priceAt(offer: Priced, seats: number): OfferPrice {
  const lower = offer.pathed ?? vouchedAt(offer, seats) ?? agreedAt(offer, seats) ?? tierAt(offer.tiers, seats)
  return lower ? { ...offer.price, net: lower.net, vat: lower.vat, gross: lower.gross } : offer.price
}

/** The code by which so many seats are sold; null where they cost as little without it. */
export function vouchedAt({ vouched, ...offer }: Priced, seats: number): Vouched | null {
  if (offer.pathed) return null
  return vouched && vouched.net.minor < priceAt({ ...offer, vouched: null }, seats).net.minor ? vouched : null
}

/** The agreement by which so many seats are sold; null where a code, a tier or the listed price is as low. */
export function agreedAt(offer: Priced, seats: number): Agreed | null {
  const { price, tiers, agreed, vouched, pathed } = offer
  if (pathed) return null
  const otherwise = tierAt(tiers, seats)?.net ?? price.net
  if (!agreed || agreed.net.minor >= otherwise.minor) return null
  return vouched && vouched.net.minor < agreed.net.minor ? null : agreed
}

/** What an order keeps of the tier by which its seats are sold; null where they are sold by none. */
export function frozenTier(offer: Sold, seats: number): FrozenTier | null {
  const { price, tiers, tierRule, agreed } = offer
  const reached = tierAt(tiers, seats)
  if (!reached || offer.pathed || agreedAt(offer, seats) || vouchedAt(offer, seats)) return null
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

/** What an order keeps of the code by which its seats are sold; null where they are sold by none. */
export function frozenVoucher(offer: Sold, seats: number): FrozenVoucher | null {
  const by = vouchedAt(offer, seats)
  if (!by) return null
  const { voucherId, codeId, code, percentBasisPoints, amountMinor } = by
  return { voucherId, codeId, code, percentBasisPoints, amountMinor, listedNetMinor: offer.price.net.minor }
}

/** What an order keeps of the learning path that its seats are bought as part of; null where they are part of none. */
export function frozenPath({ pathed, price }: Sold): FrozenPath | null {
  if (!pathed) return null
  const { pathId, title, amountMinor, percentBasisPoints } = pathed
  return { pathId, title, amountMinor, percentBasisPoints, listedNetMinor: price.net.minor }
}
