import type { OfferedPath } from '../paths/offered-path.ts'
import { type Money, minus, money, plus } from '../platform/money.ts'
import type { Offer } from './offer.ts'
import type { PathView } from './path-by-slug.ts'
import { fromPrice } from './with-extras.ts'
import { withPaths } from './with-path.ts'

/** What may be put into a cart now: a seat is free, and nobody needs to apply. */
const isChoosable = ({ sale, admission }: Pick<Offer, 'sale' | 'admission'>): boolean =>
  sale === 'open' && admission === null

/** Seats of one offering that are held for whoever looks. */
export type HeldForThem = { offeringId: string; seats: number } | null

/**
 * The starts to choose among, course by course: all in one currency, that of the path's price or else one that every course is sold in; and
 * of a course of which a seat is held, that start alone.
 */
export function startsToChoose({ path, courses }: Pick<PathView, 'path' | 'courses'>, held: HeldForThem): Offer[][] {
  const starts = courses.map(({ offers }) => {
    const own = offers.filter(({ offeringId }) => offeringId === held?.offeringId)
    return own.length > 0 ? own : offers.filter(isChoosable)
  })
  const currencies = starts.flat().map(({ price }) => price.net.currency)
  const inAll = currencies.find((each) => starts.every((of) => of.some(({ price }) => price.net.currency === each)))
  const currency = path.currency ?? inAll ?? currencies[0]
  return starts.map((of) => of.filter(({ price }) => price.net.currency === currency))
}

/**
 * One start of each course: what was asked for where it is to choose, else the first that begins once the one before has ended, else the
 * first that there is. Null stands for a course without a seat to buy.
 */
export function chooseStarts(starts: readonly Offer[][], wanted: readonly string[]): (Offer | null)[] {
  let ended: Date | null = null
  return starts.map((open) => {
    const after = ended
    const chosen =
      open.find(({ offeringId }) => wanted.includes(offeringId)) ??
      open.find(({ startsAt }) => after === null || startsAt >= after) ??
      open[0] ??
      null
    ended = chosen?.endsAt ?? ended
    return chosen
  })
}

/** What these starts cost one person as a path and singly, with VAT and with what comes with every seat. */
export type PathSum = { whole: Money; vat: Money; singly: Money; saved: Money; offers: Offer[] }

/** Null where a course has no start, or they are sold in several currencies. */
export function sumOfPath(path: OfferedPath, chosen: readonly (Offer | null)[]): PathSum | null {
  const starts = chosen.filter((offer) => offer !== null)
  const [first] = starts
  if (!first || starts.length < chosen.length) return null
  const { currency } = first.price.net
  if (starts.some(({ price }) => price.net.currency !== currency)) return null
  const lines = starts.map((offer) => ({ quantity: 1, offer: { ...offer, paths: [path] } }))
  const { offers } = withPaths(lines, null, null)
  const add = (of: readonly Offer[], part: 'gross' | 'vat') =>
    of.reduce((sum, offer) => plus(sum, fromPrice(offer)[part]), money(0, currency))
  const [whole, singly] = [add(offers, 'gross'), add(starts, 'gross')]
  return { whole, vat: add(offers, 'vat'), singly, saved: minus(singly, whole), offers }
}
