import { expect, test } from 'vitest'
import { roundTogether } from '../../src/statements/round-together.ts'
import { splitCourse } from '../../src/statements/split-course.ts'

const WHOLE = 10_000n
/** The same numbers each time (Park and Miller), so that a failure can be looked at. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state
  }
}
const company = (at: number) => `00000000-0000-4000-8000-00000000000${at}`
const offering = (at: number) => `00000000-0000-4000-9000-00000000000${at}`

test('whatever the income and the shares are, partners and seller together get all of it, each within an øre of what is exact', () => {
  const random = numbers(7)
  const next = (below: number) => random.next().value! % below
  for (let round = 0; round < 500; round++) {
    const shares = [0, 1, 2].map((at) => ({
      ...{ courseId: '', shareId: company(at), companyId: company(at), organisationNumber: '', name: '', note: '' },
      shareBasisPoints: next(3334),
      fromDay: `2026-11-${String(1 + next(15)).padStart(2, '0')}`,
      untilDay: null,
    }))
    const days = Array.from({ length: 1 + next(12) }, (_, at) => ({
      ...{ month: '2026-11', courseId: '', currency: 'NOK' as const, offeringId: offering(next(3)) },
      day: `2026-11-${String(1 + ((at * 7) % 30)).padStart(2, '0')}`,
      earnedMinor: next(1_000_000),
      takenBackMinor: next(3) === 0 ? next(1_500_000) : 0,
    }))
    const split = splitCourse(days, shares)
    const exactOf = ({ fromDay, shareBasisPoints }: (typeof shares)[number]) =>
      days
        .filter(({ day }) => day >= fromDay)
        .reduce((sum, each) => sum + (each.earnedMinor - each.takenBackMinor) * shareBasisPoints, 0)
    const exactAll = shares.reduce((sum, share) => sum + exactOf(share), 0)
    expect(Math.abs(split.partnersMinor * 10_000 - exactAll)).toBeLessThan(10_000)
    for (const share of shares) {
      const own = split.parts.filter(({ companyId }) => companyId === share.companyId)
      const sum = own.reduce((total, { ownMinor }) => total + ownMinor, 0)
      expect(Math.abs(sum * 10_000 - exactOf(share))).toBeLessThan(10_000)
    }
  }
})

test('parts are rounded by the largest remainder, and what is taken back is rounded like what was given', () => {
  expect(roundTogether([33_333n, 33_333n, 33_334n], WHOLE, 10n)).toEqual([3n, 3n, 4n])
  expect(roundTogether([-33_333n, -33_333n, -33_334n], WHOLE, -10n)).toEqual([-3n, -3n, -4n])
  expect(roundTogether([25_000n, 75_000n], WHOLE, 10n)).toEqual([3n, 7n])
  expect(roundTogether([], WHOLE, 0n)).toEqual([])
})
