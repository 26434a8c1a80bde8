import type { OfferedPath } from '../paths/offered-path.ts'
import { type Money, money, share } from '../platform/money.ts'
import { grossOf } from '../pricing/gross-of.ts'
import { shareGross } from '../pricing/share-gross.ts'
import { WHOLE_RATE } from '../pricing/vat.ts'
import type { Standing } from '../vouchers/standing.ts'
import type { Offer } from './offer.ts'
import { priceAt } from './price-at.ts'
import { type PayerKind, type WithVoucher, withVoucher } from './with-voucher.ts'

type Line = { offer: Offer; quantity: number }

/** An offer as part of no learning path: what is asked for or promised in writing is without them (decisions/0071). */
export const outsidePaths = (offer: Offer): Offer => ({ ...offer, paths: [], pathed: null })

/** Why a path does not count for the seats that lie there. */
export const PATH_UNFIT = [
  'course-missing',
  'several-starts',
  'other-seats',
  'other-currency',
  'better-otherwise',
] as const
export type PathUnfit = (typeof PATH_UNFIT)[number]
/** A path of which there are seats: whether it counts, and what the whole of it saves where it does, with VAT. */
export type PathStanding = { path: OfferedPath; why: PathUnfit | null; saved: Money | null; coursesMissing: number }
export type Lowered = WithVoucher & { paths: PathStanding[] }

type Fit = { path: OfferedPath; at: number[]; nets: number[]; saved: number }

/**
 * Lines at the prices of the learning paths that they make up, or of a code. A path counts for all its lines or for none: where there is
 * one start of each of its courses, as many seats of each, and all of it costs less than by what else would lower its lines. So a path and a
 * code are never added up; the code may still lower what is no part of the path. Where several paths fit, what saves most comes first.
 */
export function withPaths(lines: readonly Line[], code: Standing | null, payer: PayerKind): Lowered {
  const plain = lines.map(({ offer, quantity }) => ({
    quantity,
    offer: offer.pathed ? { ...offer, pathed: null } : offer,
  }))
  const otherwise = withVoucher(plain, code, payer)
  const paths = new Map(plain.flatMap(({ offer }) => offer.paths.map((path) => [path.pathId, path] as const)))
  if (paths.size === 0) return { ...otherwise, paths: [] }
  const tried = [...paths.values()].map((path) => fitOf(path, plain, otherwise.offers))
  const counted = chosenOf(tried.filter(isFit))
  const standings = tried.map((each): PathStanding => {
    if (!isFit(each)) return each
    const counts = counted.includes(each)
    const saved = counts ? money(each.saved, plain[each.at[0]!]!.offer.price.net.currency) : null
    return { path: each.path, why: counts ? null : 'better-otherwise', saved, coursesMissing: 0 }
  })
  if (counted.length === 0) return { ...otherwise, paths: standings }
  const pathed = plain.map((line, at) => {
    const fit = counted.find((each) => each.at.includes(at))
    return fit ? { ...line, offer: pathedOffer(line.offer, fit.path, fit.nets[fit.at.indexOf(at)]!) } : line
  })
  return { ...withVoucher(pathed, code, payer), paths: standings }
}

const isFit = (each: Fit | PathStanding): each is Fit => 'nets' in each

/** Each line belongs to one path at most. */
function chosenOf(fits: readonly Fit[]): Fit[] {
  const chosen: Fit[] = []
  for (const fit of fits.toSorted((a, b) => b.saved - a.saved))
    if (!chosen.some(({ at }) => at.some((line) => fit.at.includes(line)))) chosen.push(fit)
  return chosen
}

function fitOf(path: OfferedPath, lines: readonly Line[], otherwise: readonly Offer[]): Fit | PathStanding {
  const of = path.courseIds.map((courseId) => [...lines.keys()].filter((at) => lines[at]!.offer.courseId === courseId))
  const coursesMissing = of.filter((starts) => starts.length === 0).length
  const not = (why: PathUnfit): PathStanding => ({ path, why, saved: null, coursesMissing })
  if (coursesMissing > 0) return not('course-missing')
  if (of.some((starts) => starts.length > 1)) return not('several-starts')
  const at = of.map(([line]) => line!)
  const own = at.map((line) => lines[line]!)
  const { quantity, offer } = own[0]!
  if (own.some((line) => line.quantity !== quantity)) return not('other-seats')
  const { currency } = offer.price.net
  if (own.some((line) => line.offer.price.net.currency !== currency) || (path.currency ?? currency) !== currency)
    return not('other-currency')
  const nets = netsOf(path, own)
  if (!nets) return not('better-otherwise')
  const whole = own.map((line, n) => grossOf(money(nets[n]!, currency), line.offer.price.rateBasisPoints).gross)
  const other = at.map((line) => priceAt(otherwise[line]!, quantity).gross)
  const saved = sum(other) - sum(whole)
  return saved > 0 ? { path, at, nets, saved: saved * quantity } : not('better-otherwise')
}

const sum = (amounts: readonly Money[]): number => amounts.reduce((total, { minor }) => total + minor, 0)

/**
 * What one seat of each course costs without VAT: its share of the path's price, by what the courses cost singly at the rates at home.
 * Null where the path is no cheaper: rounding down is no price of its own.
 */
function netsOf({ amountMinor, percentBasisPoints }: OfferedPath, lines: readonly Line[]): number[] | null {
  const parts = lines.map(({ offer: { price } }) => {
    const rateBasisPoints = price.homeRateBasisPoints ?? price.rateBasisPoints
    return { grossMinor: grossOf(price.net, rateBasisPoints).gross.minor, rateBasisPoints }
  })
  const singly = parts.reduce((total, { grossMinor }) => total + grossMinor, 0)
  const total = amountMinor ?? singly - share(singly, percentBasisPoints ?? 0, WHOLE_RATE)
  if (total >= singly) return null
  return shareGross(total, parts).map(({ netMinor }) => netMinor)
}

function pathedOffer(offer: Offer, path: OfferedPath, netMinor: number): Offer {
  const { pathId, title, amountMinor, percentBasisPoints } = path
  const { net, rateBasisPoints } = offer.price
  const priced = grossOf(money(netMinor, net.currency), rateBasisPoints)
  return { ...offer, pathed: { pathId, title, amountMinor, percentBasisPoints, ...priced } }
}
