import { type CartView, paidBy } from '../cart/cart-view.ts'
import { type Lang, say } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import { type Buyer, EXPORT, placeOfSupply } from '../pricing/place-of-supply.ts'
import type { Offer } from '../storefront/offers.ts'
import { taxedElsewhere } from './problems.ts'

/** The offer as this buyer's invoice will tax it; what is sold beside the seats is handed out or sent from here. @throws checkout/taxed-elsewhere */
export function taxedFor(offer: Offer, buyer: Buyer, lang: Lang): Offer {
  const place = placeOfSupply({ category: offer.price.category, mode: offer.mode }, buyer)
  if (place === 'elsewhere') throw taxedElsewhere(offer.offeringId, buyer.country)
  return place === 'home' ? offer : exported(offer, lang)
}

/** The cart as this buyer pays it; what could not be sold to them stands there as it is. */
export function cartFor(cart: CartView, buyer: Buyer, lang: Lang): CartView {
  const lines = cart.lines.map((line) => {
    const place = placeOfSupply({ category: line.offer.price.category, mode: line.offer.mode }, buyer)
    return { ...line, offer: place === 'export' ? exported(line.offer, lang) : line.offer }
  })
  return paidBy({ ...cart, lines }, buyer.kind)
}

function exported(offer: Offer, lang: Lang): Offer {
  const { net } = offer.price
  const { reason, ...taxed } = EXPORT
  const homeRateBasisPoints = offer.price.rateBasisPoints
  const price = {
    ...offer.price,
    ...taxed,
    homeRateBasisPoints,
    vat: money(0, net.currency),
    gross: net,
    reason: say(lang, reason),
  }
  const tiers = offer.tiers.map((tier) => ({ ...tier, vat: price.vat, gross: tier.net }))
  const agreed = offer.agreed && { ...offer.agreed, vat: price.vat, gross: offer.agreed.net }
  return { ...offer, price, tiers, agreed }
}
