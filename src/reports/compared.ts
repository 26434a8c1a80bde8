import type { Moment } from '../platform/db/snapshot.ts'
import { allOf, type Cut } from './cut.ts'
import { type Group, type Income, incomeOf } from './income.ts'
import { yearBefore } from './period.ts'

/** Beside what a group came to, what it came to on the same days a year before. */
export type Compared = Income & { agreedBeforeMinor: number; earnedBeforeMinor: number }

const NOTHING = { agreedMinor: 0, invoicedMinor: 0, earnedMinor: 0, seats: 0 }
/** Under which key a group of a year before stands: a month beside the same one a year on, everything else under its own. */
const keyNow = (group: Group, key: string): string =>
  group === 'month' ? `${Number(key.slice(0, 4)) + 1}${key.slice(4)}` : key
const inCurrency = (currency: string, key: string): string => `${currency} ${key}`
const byMonth = (a: Income, b: Income): number =>
  inCurrency(a.currency, a.key).localeCompare(inCurrency(b.currency, b.key))

/**
 * Income of a period by what was chosen, and of the year before. What there was only then comes with nothing now: months in their order,
 * everything else last. So what there was before comes to the same, whatever it is divided by. @throws request/invalid: too many groups
 */
export async function comparedIncome(on: Moment, group: Group, cut: Cut): Promise<Compared[]> {
  const now = await incomeOf(on, group, cut)
  const before = await incomeOf(on, group, { ...cut, ...yearBefore(cut) })
  const known = new Map(before.map((each) => [inCurrency(each.currency, keyNow(group, each.key)), each]))
  const here = new Set(now.map(({ currency, key }) => inCurrency(currency, key)))
  const gone = [...known]
    .filter(([key]) => !here.has(key))
    .map(([, each]) => ({ ...each, ...NOTHING, key: keyNow(group, each.key) }))
  const all = group === 'month' ? [...now, ...gone].toSorted(byMonth) : [...now, ...gone]
  return allOf(all).map((each) => {
    const earlier = known.get(inCurrency(each.currency, each.key))
    return {
      ...each,
      agreedBeforeMinor: earlier?.agreedMinor ?? 0,
      earnedBeforeMinor: earlier?.earnedMinor ?? 0,
    }
  })
}
