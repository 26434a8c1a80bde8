import { pricedLines } from '../cart/cart-view.ts'
import type { AddLine } from '../cart/put-line.ts'
import { linesFor } from '../checkout/lines-for.ts'
import { currencyOf, demandHeldFor } from '../checkout/offers-on-sale.ts'
import { notOnSale } from '../checkout/problems.ts'
import { taxedFor } from '../checkout/taxed-for.ts'
import type { Payer } from '../orders/payer.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { soldWith } from '../storefront/with-extras.ts'
import { outsidePaths } from '../storefront/with-path.ts'

type Asked = { lines: readonly Pick<AddLine, 'offeringId' | 'quantity' | 'extras'>[]; payer: Payer; lang: Lang }
type Line = ReturnType<typeof linesFor>[number] & { place: string }
export type PricedLines = { offers: Offer[]; lines: Line[]; quote: Quote }

/** What these seats and extras cost this buyer at this moment, worded and taxed as an order of now would be. */
export async function priceLines(tx: Tx, { lines, payer, lang }: Asked): Promise<PricedLines> {
  const onlooker = onlookerOf(tx.actor, lang, payer.kind === 'company' ? payer.organisationNumber : null)
  const ids = lines.map(({ offeringId }) => offeringId)
  const found = await offersOf(tx, ids, onlooker)
  const today = dayIn(SELLER_ZONE, tx.now)
  const groups = lines.map(({ offeringId, quantity, extras: chosen = [] }) => {
    const offer = offered(found, offeringId, { payer, lang })
    return { offer, quantity, extras: soldWith(offer, { quantity, extras: chosen }) }
  })
  const offers = groups.map(({ offer }) => offer)
  const priced = groups.flatMap(({ offer, quantity, extras }) => pricedLines(offer, quantity, extras))
  return {
    offers,
    quote: quoteOf(priced, currencyOf(offers)),
    lines: groups.flatMap(({ offer, quantity, extras }) =>
      linesFor(offer, extras, { quantity, lang, today }).map((line) => ({ ...line, place: offer.place })),
    ),
  }
}

function offered(found: readonly Offer[], offeringId: string, { payer, lang }: { payer: Payer; lang: Lang }): Offer {
  const offer = found.find((each) => each.offeringId === offeringId)
  if (!offer) throw unknown('offering')
  demandHeldFor(offer, payer)
  if (offer.sale === 'closed') throw notOnSale(offeringId, offer.sale)
  demandOpen(offer, payer.kind)
  return taxedFor(outsidePaths(offer), payer, lang)
}
