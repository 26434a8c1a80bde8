import { countsOn, WHOLE } from '../catalogue/course-partner.ts'
import type { CourseShare } from '../catalogue/course-partners.ts'
import { firstDay, lastDay } from '../platform/month.ts'
import type { DayIncome } from './income-by-day.ts'
import { roundTogether } from './round-together.ts'

/** A partner's part of what one offering earned on the days of a month on which that part counted. */
export type Part = {
  companyId: string
  offeringId: string
  basisPoints: number
  fromDay: string
  untilDay: string
  earnedMinor: number
  takenBackMinor: number
  ownMinor: number
}
export type Split = { incomeMinor: number; partnersMinor: number; parts: Part[] }

type Exact = Part & { numerator: bigint }
const incomeOf = ({ earnedMinor, takenBackMinor }: Pick<DayIncome, 'earnedMinor' | 'takenBackMinor'>): number =>
  earnedMinor - takenBackMinor

/**
 * Divides what one course earned in one month and currency between its partners and the seller. Each day counts by the shares of that
 * day. The sums of all are rounded together, so they add up to the income; then each partner's sum is spread over its own lines.
 */
export function splitCourse(days: readonly DayIncome[], shares: readonly CourseShare[]): Split {
  const incomeMinor = days.reduce((sum, each) => sum + incomeOf(each), 0)
  const lines = [...exactParts(days, shares).values()]
  const byCompany = [...Map.groupBy(lines, ({ companyId }) => companyId).values()]
  const promised = byCompany.map((own) => own.reduce((sum, { numerator }) => sum + numerator, 0n))
  const rest = BigInt(incomeMinor) * BigInt(WHOLE) - promised.reduce((sum, each) => sum + each, 0n)
  const sums = roundTogether([...promised, rest], BigInt(WHOLE), BigInt(incomeMinor))
  const parts = byCompany.flatMap((own, at) => spread(own, sums[at]!))
  return { incomeMinor, partnersMinor: parts.reduce((sum, { ownMinor }) => sum + ownMinor, 0), parts }
}

function exactParts(days: readonly DayIncome[], shares: readonly CourseShare[]): Map<string, Exact> {
  const exact = new Map<string, Exact>()
  for (const income of days)
    for (const share of shares.filter((each) => countsOn(each, income.day))) {
      const key = `${share.companyId} ${income.offeringId} ${share.shareId}`
      const known = exact.get(key) ?? noneYet(share, income)
      exact.set(key, {
        ...known,
        earnedMinor: known.earnedMinor + income.earnedMinor,
        takenBackMinor: known.takenBackMinor + income.takenBackMinor,
        numerator: known.numerator + BigInt(incomeOf(income)) * BigInt(share.shareBasisPoints),
      })
    }
  return exact
}

function noneYet(share: CourseShare, { month, offeringId }: DayIncome): Exact {
  const [first, last] = [firstDay(month), lastDay(month)]
  return {
    ...{ companyId: share.companyId, offeringId, basisPoints: share.shareBasisPoints },
    fromDay: share.fromDay > first ? share.fromDay : first,
    untilDay: share.untilDay !== null && share.untilDay < last ? share.untilDay : last,
    ...{ earnedMinor: 0, takenBackMinor: 0, ownMinor: 0, numerator: 0n },
  }
}

function spread(own: readonly Exact[], sum: bigint): Part[] {
  const minors = roundTogether(
    own.map(({ numerator }) => numerator),
    BigInt(WHOLE),
    sum,
  )
  return own.map(({ numerator: _exact, ...part }, at) => ({ ...part, ownMinor: Number(minors[at]) }))
}
