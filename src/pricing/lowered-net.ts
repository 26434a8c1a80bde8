import { type Money, share } from '../platform/money.ts'
import { agreedNet, exactBelow, isExact } from './exact-below.ts'
import { WHOLE_RATE } from './vat.ts'

/** What a voucher takes off a seat: a part of its price, or so much with VAT. */
export type Off = { percentBasisPoints: number | null; amountMinor: number | null }

/**
 * What is left of a listed net price, in minor units; never less than nothing. An amount is with VAT, as buyers read prices: without it
 * is its share at the rate. Where the listed price with VAT is exact for any number of seats, so is this: it is rounded down to the next
 * that is, in the buyer's favour.
 */
export function loweredNet(listed: Money, rateBasisPoints: number, { percentBasisPoints, amountMinor }: Off): number {
  if (percentBasisPoints !== null) return agreedNet(listed, rateBasisPoints, percentBasisPoints)
  const off = share(amountMinor ?? 0, WHOLE_RATE, WHOLE_RATE + rateBasisPoints)
  const asked = Math.max(0, listed.minor - off)
  return isExact(listed.minor, rateBasisPoints) ? (exactBelow(asked, rateBasisPoints) ?? asked) : asked
}
