import type { InterestRate } from '../invoicing/reminder-letter.ts'
import { dayPlus } from '../platform/clock.ts'
import type { LegalRate } from './legal-rates.ts'

/** The half year that a day lies in: its first day, and the day after its last. */
function halfYearOf(day: string): { start: string; next: string } {
  const year = Number(day.slice(0, 4))
  return day.slice(5) < '07-01'
    ? { start: `${year}-01-01`, next: `${year}-07-01` }
    : { start: `${year}-07-01`, next: `${year + 1}-01-01` }
}

/**
 * The days from `start` to `end`, both included, cut where the rate of late interest changes. A half year that nobody has entered a rate for
 * is left out, so nothing is claimed for it.
 */
export function interestPeriods(rates: readonly LegalRate[], start: string, end: string): InterestRate[] {
  if (start > end) return []
  const half = halfYearOf(start)
  const last = half.next <= end ? dayPlus(half.next, -1) : end
  const rate = rates.find(({ kind, validFrom }) => kind === 'late-interest' && validFrom === half.start)
  const own = rate && rate.value > 0 ? [{ start, end: last, rateBasisPoints: rate.value }] : []
  return [...own, ...interestPeriods(rates, half.next, end)]
}
