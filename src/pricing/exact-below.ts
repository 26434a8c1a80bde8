import { type Money, money, share } from '../platform/money.ts'
import { grossOf } from './gross-of.ts'
import { netOf } from './net-of.ts'
import { WHOLE_RATE } from './vat.ts'

/** How far below the wanted price a net price is looked for whose price with VAT multiplies exactly, in minor units. */
const LOWER_WITHIN = 100

/** Whether the price with VAT of so many seats is so many times that of one. */
export const isExact = (netMinor: number, rateBasisPoints: number): boolean =>
  rateBasisPoints === 0 ||
  netOf(grossOf(money(netMinor, 'NOK'), rateBasisPoints).gross.minor, rateBasisPoints) === netMinor

/** The price itself where it is exact, else the next lower one that is, within `steps`; null where there is none. Minor units. */
export function exactBelow(netMinor: number, rateBasisPoints: number, steps = LOWER_WITHIN): number | null {
  const tried = Array.from({ length: steps }, (_, step) => netMinor - step)
  return tried.find((net) => net >= 0 && isExact(net, rateBasisPoints)) ?? null
}

/** What is left of a listed price after so many basis points are taken off. */
export const lessPercent = ({ minor }: Money, basisPoints: number): number =>
  minor - share(minor, basisPoints, WHOLE_RATE)

/**
 * The listed net price less an agreed discount, minor units. Where the listed price with VAT is exact for any number of seats, so is
 * this: it is rounded down to the next that is, in the buyer's favour. At a rate where none is near it stays what the discount says.
 */
export function agreedNet(listed: Money, rateBasisPoints: number, discountBasisPoints: number): number {
  const asked = lessPercent(listed, discountBasisPoints)
  return isExact(listed.minor, rateBasisPoints) ? (exactBelow(asked, rateBasisPoints) ?? asked) : asked
}
