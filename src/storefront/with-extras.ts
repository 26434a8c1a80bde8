import { type Money, plus } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import type { Offer, OfferExtra } from './offer.ts'
import { priceAt } from './price-at.ts'

type Seats = { quantity: number; extras: readonly ChosenExtra[] }

/** How many of an extra so many seats may have. */
export const mostOf = ({ mostPerSeat }: Pick<OfferExtra, 'mostPerSeat'>, seats: number): number => mostPerSeat * seats

/** Every extra of an offer with how many of it go with these seats: what was chosen, and of what is required one for each. */
export const withExtras = (
  offer: Pick<Offer, 'extras'>,
  { quantity, extras }: Seats,
): { extra: OfferExtra; quantity: number }[] =>
  offer.extras.map((extra) => {
    const chosen = extras.find(({ extraId }) => extraId === extra.extraId)?.quantity ?? 0
    return { extra, quantity: Math.max(chosen, extra.required ? quantity : 0) }
  })

/** What one seat costs with all that must be bought with it: the price that a buyer is to meet first. */
export const fromPrice = (
  offer: Pick<Offer, 'price' | 'tiers' | 'agreed' | 'vouched' | 'pathed' | 'extras'>,
): { gross: Money; vat: Money } =>
  offer.extras
    .filter(({ required }) => required)
    .reduce<{ gross: Money; vat: Money }>((sum, extra) => added(sum, extra.price), priceAt(offer, 1))

const added = (one: { gross: Money; vat: Money }, other: { gross: Money; vat: Money }) => ({
  gross: plus(one.gross, other.gross),
  vat: plus(one.vat, other.vat),
})

/** Chosen extras that the offer does not have (any more). */
export const goneExtras = (offer: Pick<Offer, 'extras'>, extras: readonly ChosenExtra[]): ChosenExtra[] =>
  extras.filter(({ extraId }) => !offer.extras.some((extra) => extra.extraId === extraId))

/** @throws extra/not-offered, extra/too-many */
export function demandOffered(offer: Pick<Offer, 'extras'>, { quantity, extras }: Seats): void {
  const [gone] = goneExtras(offer, extras)
  if (gone) throw conflict('extra/not-offered', 'This is not offered with the course.', { extraId: gone.extraId })
  for (const extra of offer.extras) {
    const chosen = extras.find(({ extraId }) => extraId === extra.extraId)?.quantity ?? 0
    const most = mostOf(extra, quantity)
    if (chosen > most) throw tooManyOf(extra, most)
  }
}

/** What is sold beside so many seats: what was chosen, and what comes with every seat. @throws extra/not-offered, extra/too-many */
export function soldWith(offer: Pick<Offer, 'extras'>, seats: Seats): { extra: OfferExtra; quantity: number }[] {
  demandOffered(offer, seats)
  return withExtras(offer, seats).filter(({ quantity }) => quantity > 0)
}

const tooManyOf = ({ extraId, name }: OfferExtra, most: number) =>
  conflict('extra/too-many', `At most ${most} of “${name}” can be had with these seats.`, { extraId, name, most })
