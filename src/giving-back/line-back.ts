import type { FrozenTier } from '../pricing/schema.ts'
import { unitNetAt } from '../pricing/tier.ts'

/** A line of seats as it stands: how many are open, and what earlier acts of giving back have kept of it. */
export type LineState = {
  unitNetMinor: number
  tier: FrozenTier | null
  open: number
  feeMinor: number
  keptMinor: number
}
/** What giving seats of a line back comes to, net. `tierMinor` is what the rest costs more because it is fewer. */
export type LineOutcome = { creditMinor: number; feeMinor: number; tierMinor: number; unitAfterMinor: number }

/**
 * What is left of a line is what its open seats are worth and the fees that were kept of it; the difference is credited. Where the
 * rest would have cost more each, what is given back pays for that first, and never more than it is worth: nobody owes
 * anything for giving back.
 */
export function lineBack(line: LineState, fees: readonly number[]): LineOutcome {
  const { unitNetMinor, open, feeMinor: feesBefore, keptMinor } = line
  const rest = open - fees.length
  const worth = open * unitNetMinor + keptMinor - feesBefore
  const unitAfterMinor = unitAfter(line, rest)
  const back = Math.max(0, worth - rest * unitAfterMinor)
  const feeMinor = Math.min(
    back,
    fees.reduce((sum, fee) => sum + fee, 0),
  )
  const tierMinor = fees.length * unitNetMinor - back
  return { creditMinor: back - feeMinor, feeMinor, tierMinor, unitAfterMinor }
}

/** What each of the seats that stay costs: a tier may be lost, what was agreed with the company stays. */
function unitAfter({ unitNetMinor, tier }: LineState, rest: number): number {
  if (tier?.rule !== 'reprice' || rest === 0) return unitNetMinor
  const soMany = unitNetAt(tier.listedNetMinor, tier.tiers, rest)
  return Math.min(soMany, tier.agreedNetMinor ?? soMany)
}
