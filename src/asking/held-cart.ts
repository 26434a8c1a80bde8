import { type CartView, viewOf } from '../cart/cart-view.ts'
import { asPromised } from '../checkout/as-promised.ts'
import type { Promised } from '../checkout/wish.ts'
import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { offersOf } from '../storefront/offers.ts'
import type { PurchaseRequest } from './the-request.ts'

/**
 * What is asked for as a cart, at the prices that were shown, and what an order of it is promised. Prices in another currency than
 * its offerings have by now promise nothing.
 */
export async function heldCart(
  on: On,
  request: PurchaseRequest,
  lang: Lang,
): Promise<{ cart: CartView; promised: Promised }> {
  const { lines } = request
  const offers = await offersOf(
    on,
    lines.map(({ offeringId }) => offeringId),
    lang,
  )
  const counts = offers.every(({ price }) => price.net.currency === request.currency)
  const prices = lines.flatMap(({ offeringId, netMinor, extras }) => [
    [offeringId, netMinor] as const,
    ...extras.map((extra) => [extra.extraId, extra.netMinor] as const),
  ])
  const promised = { holdId: request.holdId, netMinorOf: new Map(counts ? prices : []) }
  const cart = viewOf(
    {
      id: request.id,
      currency: offers[0]?.price.net.currency ?? request.currency,
      lang,
      orderId: null,
      companyId: null,
      lines: lines.map((line) => ({
        ...line,
        people: [{ name: request.name, email: request.email }],
        seenNetMinor: line.netMinor,
      })),
    },
    offers.map((offer) => asPromised(offer, promised)),
  )
  return { cart, promised }
}
