import { mixedCurrency } from '../cart/problems.ts'
import type { Payer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { heldSeats } from '../seats/hold-seats.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { withPaths } from '../storefront/with-path.ts'
import { asPromised } from './as-promised.ts'
import { listFirst, notOnSale, otherCompany, soldOut } from './problems.ts'
import { taxedFor } from './taxed-for.ts'
import { termsFault } from './terms-fault.ts'
import type { Wish } from './wish.ts'

/** The offers of the wish, line by line, each on sale now and taxed as for this buyer. */
export async function offersOnSale(tx: Tx, wish: Wish): Promise<Offer[]> {
  const found = await offersOfWish(tx, wish)
  const lines = wish.lines.map((line) => {
    const offer = found.find((each) => each.offeringId === line.offeringId)
    if (!offer) throw unknown('offering')
    demandHeldFor(offer, wish.payer)
    if (offer.sale === 'closed' || offer.sale === 'not-yet') throw notOnSale(offer.offeringId, offer.sale)
    if (!wish.promised?.holdId) demandOpen(offer)
    const { quantity } = line
    return { quantity, offer: taxedFor(asPromised(offer, wish.promised), wish.payer, wish.lang) }
  })
  return withPaths(lines, wish.voucher ?? null, wish.payer.kind).offers
}

/** An order is in the currency that its offerings are sold in, whatever the buyer expects: the total that is expected must be in it too. */
export function currencyOf([first, ...others]: readonly Offer[]): Currency {
  const { currency } = first!.price.net
  const other = others.find(({ price }) => price.net.currency !== currency)
  if (other) throw mixedCurrency(currency, other.price.net.currency)
  return currency
}

/** Other terms than the accepted ones count by now, or a line ran short: says which, and how many seats it could still have. */
export async function whyNotSold(tx: Tx, wish: Wish): Promise<Error> {
  const fault = await termsFault(tx, wish.acceptedSalesTerms)
  if (fault) return fault
  const offers = await offersOfWish(tx, wish)
  const held = await heldSeats(tx, wish.promised?.holdId)
  const lines = wish.lines.map(({ offeringId, quantity: wanted }) => {
    const offer = offers.find((each) => each.offeringId === offeringId)
    const left = offer ? offer.seats.left + (held.get(offer.poolId) ?? 0) : 0
    return { offeringId, wanted, left, isListFirst: offer?.sale === 'list-first' }
  })
  const short = lines.filter((line) => line.left < line.wanted)
  const waitedFor = short.filter((line) => line.isListFirst).map((line) => line.offeringId)
  return waitedFor.length > 0 ? listFirst(waitedFor) : soldOut(short.map(({ isListFirst: _, ...line }) => line))
}

/** What is held for companies is bought by one of them, whoever orders it. @throws checkout/other-company */
export function demandHeldFor({ offeringId, onlyFor }: Offer, payer: Payer): void {
  const number = payer.kind === 'company' ? payer.organisationNumber : null
  if (onlyFor && !onlyFor.some(({ organisationNumber }) => organisationNumber === number))
    throw otherCompany(offeringId, onlyFor)
}

/** What was promised to a company stays for sale to it, whoever orders. Its agreements are its own, and no private person's. */
function offersOfWish(tx: Tx, { lines, lang, payer, promised, withoutAgreement }: Wish): Promise<Offer[]> {
  const number = payer.kind === 'company' ? payer.organisationNumber : null
  const looking = onlookerOf(tx.actor, lang, number)
  const sold = promised && number !== null ? { ...looking, soldTo: number } : looking
  const onlooker = withoutAgreement ? { ...sold, payer: null } : sold
  return offersOf(
    tx,
    lines.map((line) => line.offeringId),
    onlooker,
  )
}
