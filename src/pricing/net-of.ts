import { share } from '../platform/money.ts'
import { WHOLE_RATE } from './vat.ts'

/** The most seats one line can hold, and so the most that a gross price must multiply exactly. */
export const QUANTITY_MAX = 100
/** How far to look for a gross price that would work, in minor units. */
const NEAREST_WITHIN = 1_000

/**
 * The net price from which every document of 1 to 100 seats (or `most` of something else) comes to exactly so many times the gross price;
 * null where there is none, as for 10 kroner at 15 %. Documents compute VAT on their sum, so an øre would drift.
 */
export function netOf(grossMinor: number, rateBasisPoints: number, most = QUANTITY_MAX): number | null {
  const guess = share(grossMinor, WHOLE_RATE, WHOLE_RATE + rateBasisPoints)
  return (
    [guess, guess - 1, guess + 1].find(
      (net) => net >= 0 && isExact({ net, gross: grossMinor, rateBasisPoints, most }),
    ) ?? null
  )
}

/** The next lower and the next higher gross price that a net price gives, to offer instead. */
export function nearestGross(
  grossMinor: number,
  rateBasisPoints: number,
  most = QUANTITY_MAX,
): { lower: number | null; higher: number | null } {
  const works = (gross: number) => gross >= 0 && netOf(gross, rateBasisPoints, most) !== null
  const steps = Array.from({ length: NEAREST_WITHIN }, (_, step) => step + 1)
  const lower = steps.find((step) => works(grossMinor - step))
  const higher = steps.find((step) => works(grossMinor + step))
  return { lower: lower ? grossMinor - lower : null, higher: higher ? grossMinor + higher : null }
}

type Trial = { net: number; gross: number; rateBasisPoints: number; most: number }

function isExact({ net, gross, rateBasisPoints, most }: Trial): boolean {
  for (let n = 1; n <= most; n++) {
    if (n * net + share(n * net, rateBasisPoints, WHOLE_RATE) !== n * gross) return false
  }
  return true
}
