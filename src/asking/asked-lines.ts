import { pricedLines } from '../cart/cart-view.ts'
import type { Named } from '../cart/schema.ts'
import { promisedBy } from '../checkout/as-promised.ts'
import { currencyOf } from '../checkout/offers-on-sale.ts'
import type { PromisedAgreement } from '../checkout/wish.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import type { Offer } from '../storefront/offers.ts'
import { agreedAt, priceAt } from '../storefront/price-at.ts'
import { soldWith } from '../storefront/with-extras.ts'
import { outsidePaths } from '../storefront/with-path.ts'
import type { RequestLine } from './the-request.ts'

type Wanted = { quantity: number; extras: readonly ChosenExtra[]; people: Named[] }

/** What is asked for at the prices of this moment, offer by offer and as part of no learning path, and what it costs together. @throws extra/not-offered, extra/too-many, cart/mixed-currency */
export function askedLines(
  offers: readonly Offer[],
  wanted: readonly Wanted[],
): { quote: Quote; lines: RequestLine[] } {
  const groups = offers.map((sold, at) => {
    const offer = outsidePaths(sold)
    return { ...wanted[at]!, offer, extras: soldWith(offer, wanted[at]!) }
  })
  const priced = groups.flatMap(({ offer, quantity, extras }) => pricedLines(offer, quantity, extras))
  return {
    quote: quoteOf(priced, currencyOf(offers)),
    lines: groups.map(({ offer, quantity, people, extras }) => ({
      ...{ offeringId: offer.offeringId, quantity, people, agreed: agreedIn(offer, quantity) },
      netMinor: priceAt(offer, quantity).net.minor,
      extras: extras.map(({ extra, quantity: number }) => ({
        ...{ extraId: extra.extraId, quantity: number },
        netMinor: extra.price.net.minor,
      })),
    })),
  }
}

function agreedIn(offer: Offer, seats: number): PromisedAgreement | null {
  const by = agreedAt(offer, seats)
  return by && promisedBy(by, offer.price.net.minor)
}
