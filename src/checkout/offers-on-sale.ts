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
    if (!wish.promised?.holdId) demandOpen(offer, wish.payer.kind)
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

/**
 * Refuses a wish for more seats than were left when its offers were read, before anything is written or locked: where many want the last
 * seats, most are told so by one look. Whoever was promised seats has them beside those that are left.
 * @throws seats/sold-out, seats/list-first
 */
export function demandSeatsLeft({ lines, promised }: Wish, offers: readonly Offer[]): void {
  if (promised?.holdId) return
  const short = shortOf(lines, offers, new Map())
  if (short.length > 0) throw refusalFor(short)
}

/** Other terms than the accepted ones count by now, or a line ran short: says which, and how many seats it could still have. */
export async function whyNotSold(tx: Tx, wish: Wish): Promise<Error> {
  const fault = await termsFault(tx, wish.acceptedSalesTerms)
  if (fault) return fault
  const held = await heldSeats(tx, wish.promised?.holdId)
  return refusalFor(shortOf(wish.lines, await offersOfWish(tx, wish), held))
}

type Short = { offeringId: string; wanted: number; left: number; isListFirst: boolean }

/** The lines for which there are not enough seats, `held` being what each pool holds for this buyer. */
function shortOf(lines: Wish['lines'], offers: readonly Offer[], held: ReadonlyMap<string, number>): Short[] {
  const all = lines.map(({ offeringId, quantity: wanted }) => {
    const offer = offers.find((each) => each.offeringId === offeringId)
    const left = offer ? offer.seats.left + (held.get(offer.poolId) ?? 0) : 0
    return { offeringId, wanted, left, isListFirst: offer?.sale === 'list-first' }
  })
  return all.filter(({ left, wanted }) => left < wanted)
}

function refusalFor(short: readonly Short[]): Error {
  const waitedFor = short.filter(({ isListFirst }) => isListFirst).map(({ offeringId }) => offeringId)
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
