import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { type Currency, type Money, minus, money, times } from '../platform/money.ts'
import { type Quotable, type Quote, quoteOf } from '../pricing/quote.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import type { Agreed, OfferExtra, OfferPrice, Pathed, Vouched } from '../storefront/offer.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { agreedAt, priceAt, vouchedAt } from '../storefront/price-at.ts'
import { goneExtras, withExtras } from '../storefront/with-extras.ts'
import { outsidePaths, type PathStanding, withPaths } from '../storefront/with-path.ts'
import type { PayerKind } from '../storefront/with-voucher.ts'
import type { Unfit } from '../vouchers/problems.ts'
import type { Standing } from '../vouchers/standing.ts'
import { type Cart, type CartKey, type CartLine, findCart } from './find-cart.ts'
import type { Named } from './schema.ts'

export type CartExtra = { extra: OfferExtra; quantity: number; net: Money; gross: Money }
export type CartLineView = {
  offer: Offer
  quantity: number
  people: Named[]
  /** All that is offered beside these seats, with how many of it are chosen. */
  extras: CartExtra[]
  /** Of one seat: as listed, of the tier that so many reach, or as agreed. */
  unit: OfferPrice
  /** Of the seats. */
  net: Money
  gross: Money
  /** What a tier, an agreement, a code or a learning path takes off the listed price of all the seats, without VAT; null where it is no less. */
  discount: Money | null
  /** The agreement that is the reason; null where none is. */
  agreed: Agreed | null
  /** The code that is the reason, and why it is not where the cart has one; null where there is nothing to say. */
  vouched: Vouched | null
  unfit: Unfit | null
  /** The learning path that is the reason; null where none is. */
  pathed: Pathed | null
  /** The price when it was put into the cart, where it has changed since. */
  was: Money | null
  /** Why it could not be ordered as it stands. */
  hindrance: 'sold-out' | 'list-first' | 'too-few-left' | 'closed' | 'extra-gone' | 'other-currency' | null
}
export type CartView = Pick<Cart, 'id' | 'orderId' | 'companyId' | 'currency'> & {
  lines: CartLineView[]
  quote: Quote
  /** The code of the cart, and why it lowers nothing; null where it has none. */
  voucher: { code: Standing; why: Unfit | null } | null
  /** The learning paths that something of which lies here, and why one does not count. */
  paths: PathStanding[]
}

/** In which language a cart is read, and by whose agreements and closed paths: of the company with this number, nobody's (null), or whom the cart is for. */
export type Reading = { lang?: Lang; payer?: string | null | undefined }

/** The cart as a buyer reads it: its total is what the invoice will say to the øre. */
export async function cartView(on: On, key: CartKey, { lang, payer }: Reading = {}): Promise<CartView> {
  const cart = await findCart(on, key)
  const ids = cart.lines.map((line) => line.offeringId)
  const whose = payer === undefined ? cart.companyNumber : payer
  return viewOf(cart, ids.length === 0 ? [] : await offersOf(on, ids, onlookerOf(key.actor, lang ?? cart.lang, whose)))
}

/** A cart quoted with offers that have been read already. */
export function viewOf(cart: Cart, offers: readonly Offer[]): CartView {
  const lines = cart.lines.flatMap((line): Omit<CartLineView, keyof Amounts>[] => {
    const offer = offers.find((each) => each.offeringId === line.offeringId)
    if (!offer) return []
    return [
      {
        offer,
        quantity: line.quantity,
        people: line.people,
        extras: cartExtras(offer, line),
        was: wasOther(cart, line, offer),
        hindrance: hindranceOf(cart, line, offer),
      },
    ]
  })
  const { id, orderId, companyId, currency } = cart
  return priced(
    { id, orderId, companyId, currency },
    { lines, code: cart.voucher, payer: companyId ? 'company' : null },
  )
}

/** The same as whoever is known to pay pays it; a code may be for companies only, or for persons. Null takes the code away. */
export const paidBy = (
  { lines, quote: _, voucher, paths: _p, ...cart }: CartView,
  payer: PayerKind,
  code = voucher?.code ?? null,
): CartView => priced(cart, { lines, code, payer })

/** The same without its code and at the prices of no learning path: offers in writing and requests are made without them. */
export const atPlainPrices = (cart: CartView): CartView =>
  paidBy({ ...cart, lines: cart.lines.map((line) => ({ ...line, offer: outsidePaths(line.offer) })) }, null, null)

type Unpriced = { lines: readonly Omit<CartLineView, keyof Amounts>[]; code: Standing | null; payer: PayerKind }

function priced(
  cart: Omit<CartView, 'lines' | 'quote' | 'voucher' | 'paths'>,
  { lines, code, payer }: Unpriced,
): CartView {
  const { offers, unfit, why, paths } = withPaths(lines, code, payer)
  const now = lines.map((line, at): CartLineView => {
    const offer = offers[at]!
    return { ...line, offer, ...seatAmounts(offer, line.quantity), unfit: unfit[at]! }
  })
  return { ...cart, lines: now, quote: quoteOfLines(cart.currency, now), voucher: code && { code, why }, paths }
}

type Amounts = Pick<CartLineView, 'unit' | 'net' | 'gross' | 'discount' | 'agreed' | 'vouched' | 'pathed' | 'unfit'>

/** What so many seats cost, each and together, and how much less that is than listed. */
function seatAmounts(offer: Offer, quantity: number): Omit<Amounts, 'unfit'> {
  const unit = priceAt(offer, quantity)
  const [net, gross] = [times(unit.net, quantity), times(unit.gross, quantity)]
  const off = minus(times(offer.price.net, quantity), net)
  const by = { agreed: agreedAt(offer, quantity), vouched: vouchedAt(offer, quantity), pathed: offer.pathed }
  return { unit, net, gross, discount: off.minor > 0 ? off : null, ...by }
}

/** The same at listed prices, for whoever buys without their agreement, and without what is held for their company alone. */
export function withoutAgreements(cart: CartView): CartView {
  const lines = cart.lines.map((line) => ({ ...line, offer: ofNobody(line.offer) }))
  return paidBy({ ...cart, lines }, 'company')
}

const ofNobody = (offer: Offer): Offer => ({
  ...offer,
  agreed: null,
  paths: offer.paths.filter(({ closed }) => !closed),
})

/** What the lines of a cart cost together. One whose course is sold in another currency by now must be taken out first, and counts for nothing. */
const quoteOfLines = (currency: Currency, lines: readonly CartLineView[]): Quote =>
  quoteOf(
    lines
      .filter(({ hindrance }) => hindrance !== 'other-currency')
      .flatMap(({ offer, quantity, extras }) => pricedLines(offer, quantity, extras)),
    currency,
  )

/** What is offered beside so many seats, with how many of it go along. */
export const cartExtras = (offer: Offer, line: { quantity: number; extras: readonly ChosenExtra[] }): CartExtra[] =>
  withExtras(offer, line).map(({ extra, quantity }) => ({
    ...{ extra, quantity },
    net: times(extra.price.net, quantity),
    gross: times(extra.price.gross, quantity),
  }))

/** What pricing needs to know of so many seats of an offer and of the extras that go with them, in the order of the order's lines. */
export const pricedLines = (
  offer: Offer,
  quantity: number,
  extras: readonly { extra: OfferExtra; quantity: number }[] = [],
): Quotable[] => [
  quotable(priceAt(offer, quantity), quantity),
  ...extras.filter((each) => each.quantity > 0).map(({ extra, quantity: wanted }) => quotable(extra.price, wanted)),
]

const quotable = ({ net, category, rateBasisPoints, invoiceFrom }: OfferPrice, quantity: number): Quotable => ({
  ...{ netMinor: net.minor, currency: net.currency, quantity, category, rateBasisPoints, invoiceFrom },
})

const wasOther = ({ currency }: Cart, { seenNetMinor }: CartLine, { price: { net } }: Offer): Money | null =>
  seenNetMinor === net.minor && currency === net.currency ? null : money(seenNetMinor, currency)

function hindranceOf(cart: Cart, { quantity, extras }: CartLine, offer: Offer): CartLineView['hindrance'] {
  if (offer.price.net.currency !== cart.currency) return 'other-currency'
  if (offer.sale === 'closed' || offer.sale === 'not-yet') return 'closed'
  const left = offer.seats.left + (cart.held?.offeringId === offer.offeringId ? cart.held.seats : 0)
  if (left === 0) return offer.sale === 'list-first' ? 'list-first' : 'sold-out'
  if (left < quantity) return 'too-few-left'
  return goneExtras(offer, extras).length > 0 ? 'extra-gone' : null
}
