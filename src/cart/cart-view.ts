import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { type Currency, type Money, money, times } from '../platform/money.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { type Cart, type CartKey, findCart } from './find-cart.ts'
import type { Named } from './schema.ts'

export type CartLineView = {
  offer: Offer
  quantity: number
  people: Named[]
  net: Money
  gross: Money
  /** The price when it was put into the cart, where it has changed since. */
  was: Money | null
  /** Why it could not be ordered as it stands. */
  hindrance: 'sold-out' | 'too-few-left' | 'closed' | null
}
export type CartView = { id: string; orderId: string | null; currency: Currency; lines: CartLineView[]; quote: Quote }

/** The cart as a buyer reads it: its total is what the invoice will say to the øre. */
export async function cartView(on: On, key: CartKey, lang?: Lang): Promise<CartView> {
  const cart = await findCart(on, key)
  const ids = cart.lines.map((line) => line.offeringId)
  return viewOf(cart, ids.length === 0 ? [] : await offersOf(on, ids, lang ?? cart.lang))
}

/** A cart quoted with offers that have been read already. */
export function viewOf(cart: Cart, offers: readonly Offer[]): CartView {
  const lines = cart.lines.flatMap((line): CartLineView[] => {
    const offer = offers.find((each) => each.offeringId === line.offeringId)
    if (!offer) return []
    return [
      {
        offer,
        quantity: line.quantity,
        people: line.people,
        net: times(offer.price.net, line.quantity),
        gross: times(offer.price.gross, line.quantity),
        was: line.seenNetMinor === offer.price.net.minor ? null : money(line.seenNetMinor, offer.price.net.currency),
        hindrance: hindranceOf(offer, line.quantity),
      },
    ]
  })
  const quote = quoteOf(
    lines.map((line) => priced(line.offer, line.quantity)),
    cart.currency,
  )
  return { id: cart.id, orderId: cart.orderId, currency: cart.currency, lines, quote }
}

/** What pricing needs to know of so many seats of an offer. */
export const priced = (offer: Offer, quantity: number) => ({
  netMinor: offer.price.net.minor,
  quantity,
  category: offer.price.category,
  rateBasisPoints: offer.price.rateBasisPoints,
  invoiceFrom: offer.price.invoiceFrom,
})

function hindranceOf(offer: Offer, quantity: number): CartLineView['hindrance'] {
  if (offer.sale === 'closed' || offer.sale === 'not-yet') return 'closed'
  if (offer.seats.left === 0) return 'sold-out'
  return offer.seats.left < quantity ? 'too-few-left' : null
}
