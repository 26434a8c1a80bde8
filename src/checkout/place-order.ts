import { priced } from '../cart/cart-view.ts'
import { ensureCompany } from '../companies/ensure-company.ts'
import { alreadyIn } from '../enrolment/already-in.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { demandPayableByCard } from '../payments/card-limits.ts'
import type { Tx } from '../platform/db/transact.ts'
import { equal } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { quoteOf } from '../pricing/quote.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { agree, type Known } from './agree.ts'
import { alreadyEnrolled, notOnSale, priceChanged, soldOut } from './problems.ts'
import { type Agreed, sell } from './sell.ts'
import { checkWish, contactOf, peopleOf, type Wish } from './wish.ts'

export type Placed = { orderId: string; paymentId: string | null }

/**
 * Turns a wish into an order. By card its seats are held while the buyer pays; on invoice, or when it costs nothing, it is
 * settled at once. Every line is seated or none, and the total is the one that was shown, or it is refused.
 */
export async function placeOrder(tx: Tx, wish: Wish): Promise<Placed> {
  checkWish(wish)
  const offers = await offersOnSale(tx, wish)
  const quote = quoteOf(
    offers.map((offer, at) => priced(offer, wish.lines[at]!.quantity)),
    wish.expectedTotal.currency,
  )
  if (!equal(quote.total, wish.expectedTotal)) throw priceChanged(wish.expectedTotal, quote.total, wish.lang)
  if (wish.payBy === 'card' && quote.total.minor > 0) demandPayableByCard(quote.total)
  const company = wish.payer.kind === 'company' ? await ensureCompany(tx, wish.payer) : null
  const agreed = agree(tx, wish, { offers, quote, company, ...(await whoTakesPart(tx, wish)) })
  const named = agreed.places.filter((place) => place.personId !== null).length
  if (agreed.order.payBy === 'card') await refuseAlreadyEnrolled(tx, agreed)
  const sold = await sell(tx, agreed)
  if (!sold) throw await shortage(tx, wish)
  if (agreed.order.payBy !== 'card' && sold.enrolled < named) throw alreadyEnrolled()
  return { orderId: agreed.order.id, paymentId: agreed.order.paymentId }
}

/** The offers of the wish, line by line, each on sale now in the currency that was shown. */
async function offersOnSale(tx: Tx, wish: Wish): Promise<Offer[]> {
  const found = await offersOf(
    tx,
    wish.lines.map((line) => line.offeringId),
    wish.lang,
  )
  return wish.lines.map((line) => {
    const offer = found.find((each) => each.offeringId === line.offeringId)
    if (!offer) throw unknown('offering')
    if (offer.sale === 'closed' || offer.sale === 'not-yet') throw notOnSale(offer.offeringId, offer.sale)
    return offer
  })
}

/** Rows for the payer and everyone named, in one statement. */
async function whoTakesPart(tx: Tx, wish: Wish): Promise<Pick<Known, 'payerId' | 'people'>> {
  const groups = wish.lines.map((line) => peopleOf(wish, line))
  const [payerId, ...ids] = await ensurePeople(tx, [contactOf(wish.payer), ...groups.flat()], wish.lang)
  const people = groups.map((group) => ids.splice(0, group.length))
  return { payerId: payerId!, people }
}

async function refuseAlreadyEnrolled(tx: Tx, agreed: Agreed): Promise<void> {
  const offeringOf = new Map(agreed.lines.map((line) => [line.id, line.offeringId]))
  const pairs = agreed.places.flatMap(({ lineId, personId }) =>
    personId ? [{ personId, offeringId: offeringOf.get(lineId)! }] : [],
  )
  if (await alreadyIn(tx, pairs)) throw alreadyEnrolled()
}

/** Says which line ran short and how many seats it could still have. */
async function shortage(tx: Tx, wish: Wish): Promise<Error> {
  const offers = await offersOf(
    tx,
    wish.lines.map((line) => line.offeringId),
    wish.lang,
  )
  const lines = wish.lines.map((line) => ({
    offeringId: line.offeringId,
    wanted: line.quantity,
    left: offers.find((each) => each.offeringId === line.offeringId)?.seats.left ?? 0,
  }))
  return soldOut(lines.filter((line) => line.left < line.wanted))
}
