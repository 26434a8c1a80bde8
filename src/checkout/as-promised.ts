import { money } from '../platform/money.ts'
import { grossOf } from '../pricing/gross-of.ts'
import type { Agreed, OfferPrice } from '../storefront/offer.ts'
import type { Offer } from '../storefront/offers.ts'
import { outsidePaths } from '../storefront/with-path.ts'
import type { Promised, PromisedAgreement } from './wish.ts'

/** The offer at the prices that were promised, whatever it costs by now; VAT is today's. A promised price is the same for any number of seats, and no part of a learning path's. */
export function asPromised(offer: Offer, promised: Promised | undefined): Offer {
  if (!promised?.netMinorOf) return offer
  const { netMinorOf } = promised
  const at = (price: OfferPrice, netMinor: number | undefined): OfferPrice =>
    netMinor === undefined
      ? price
      : { ...price, ...grossOf(money(netMinor, price.net.currency), price.rateBasisPoints) }
  const netMinor = netMinorOf.get(offer.offeringId)
  const by = promised.agreedOf?.get(offer.offeringId)
  return {
    ...outsidePaths(offer),
    price: at(offer.price, by?.listedNetMinor ?? netMinor),
    tiers: netMinor === undefined ? offer.tiers : [],
    agreed: by ? agreedAsPromised(at(offer.price, netMinor), by) : null,
    extras: offer.extras.map((extra) => ({ ...extra, price: at(extra.price, netMinorOf.get(extra.extraId)) })),
  }
}

/** What an agreement has left is asked anew: it is counted when it is ordered by. */
const agreedAsPromised = ({ net, vat, gross }: OfferPrice, { listedNetMinor: _, ...terms }: PromisedAgreement) => ({
  ...{ ...terms, limited: true },
  ...{ net, vat, gross },
})

/** All that an order will have to know of the agreement by which its seats were promised; `listedNetMinor` is what a seat costs without it. */
export function promisedBy(
  { net: _net, vat: _vat, gross: _gross, ...terms }: Agreed,
  listedNetMinor: number,
): PromisedAgreement {
  return { ...terms, listedNetMinor }
}
