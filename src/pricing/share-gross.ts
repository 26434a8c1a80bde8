import { allocate } from '../platform/money.ts'
import { WHOLE_RATE } from './vat.ts'

/** A part of a total with VAT: by what it is weighed, with VAT, and the rate at which it is taxed. Minor units and basis points. */
export type Weighed = { grossMinor: number; rateBasisPoints: number }
export type Shared = { grossMinor: number; netMinor: number }

/**
 * Spreads a total with VAT over parts by their own prices with VAT: largest remainder, ties by position. Each part is a price that a net
 * price gives exactly for any number of seats, so every document, of any of the parts, comes to exactly its share; what that leaves over
 * goes to parts that can take it. Where all parts are taxed and no net prices give the total, it is less by the few minor units that are
 * missing, never more. Parts that cost nothing get nothing.
 */
export function shareGross(totalMinor: number, parts: readonly Weighed[]): Shared[] {
  const weights = parts.map(({ grossMinor }) => grossMinor)
  if (weights.every((weight) => weight === 0)) return parts.map(() => ({ grossMinor: 0, netMinor: 0 }))
  const steps = parts.map(({ rateBasisPoints }) => stepOf(rateBasisPoints))
  const fair = allocate(totalMinor, weights)
  const shares = fair.map((share, at) => share - (share % steps[at]!))
  let left = totalMinor - shares.reduce((sum, share) => sum + share, 0)
  const byLoss = [...parts.keys()]
    .filter((at) => weights[at]! > 0)
    .sort((a, b) => fair[b]! - shares[b]! - (fair[a]! - shares[a]!) || a - b)
  for (const at of byLoss) {
    if (left < steps[at]! || fair[at] === shares[at]) continue
    shares[at] = shares[at]! + steps[at]!
    left -= steps[at]!
  }
  const taker = byLoss.find((at) => steps[at] === 1)
  if (taker !== undefined) shares[taker] = shares[taker]! + left
  return shares.map((grossMinor, at) => ({ grossMinor, netMinor: netOf(grossMinor, parts[at]!.rateBasisPoints) }))
}

/** Prices with VAT that whole net prices give exactly are so many minor units apart: 5 at 25 %, 28 at 12 %, 1 where there is no VAT. */
function stepOf(rateBasisPoints: number): number {
  return (WHOLE_RATE + rateBasisPoints) / divisor(WHOLE_RATE, rateBasisPoints)
}

const netOf = (grossMinor: number, rateBasisPoints: number): number =>
  (grossMinor / stepOf(rateBasisPoints)) * (WHOLE_RATE / divisor(WHOLE_RATE, rateBasisPoints))

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
