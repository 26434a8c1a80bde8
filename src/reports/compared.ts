import type { Moment } from '../platform/db/snapshot.ts'
import type { Cut } from './cut.ts'
import { type Group, type Income, incomeOf } from './income.ts'
import { yearBefore } from './period.ts'

/** Beside what a group came to, what it came to on the same days a year before. */
export type Compared = Income & { agreedBeforeMinor: number; earnedBeforeMinor: number }

/** A month stands beside its own of a year before; everything else keeps its key. */
const keyOf = (group: Group, { key, currency }: Income, years = 0): string =>
  `${currency} ${group === 'month' ? `${Number(key.slice(0, 4)) + years}${key.slice(4)}` : key}`

/** Income of a period by what was chosen, and of the year before; what there was only then comes last, with nothing now. */
export async function comparedIncome(on: Moment, group: Group, cut: Cut): Promise<Compared[]> {
  const now = await incomeOf(on, group, cut)
  const before = await incomeOf(on, group, { ...cut, ...yearBefore(cut) })
  const known = new Map(before.map((each) => [keyOf(group, each, 1), each]))
  const here = new Set(now.map((each) => keyOf(group, each)))
  const gone = before
    .filter((each) => group !== 'month' && !here.has(keyOf(group, each)))
    .map((each) => ({ ...each, agreedMinor: 0, invoicedMinor: 0, earnedMinor: 0, seats: 0 }))
  return [...now, ...gone].map((each) => {
    const earlier = known.get(keyOf(group, each))
    return {
      ...each,
      agreedBeforeMinor: earlier?.agreedMinor ?? 0,
      earnedBeforeMinor: earlier?.earnedMinor ?? 0,
    }
  })
}
