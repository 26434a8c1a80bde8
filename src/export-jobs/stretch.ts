import type { Period } from '../exports/dataset.ts'
import { dayPlus } from '../platform/clock.ts'

/** Which days a scheduled file is about, seen from the day on which it is due. A week begins on Monday. */
export const STRETCHES = ['yesterday', 'last-week', 'last-month', 'until-now'] as const
export type Stretch = (typeof STRETCHES)[number]

const DAYS_A_WEEK = 7
/** Monday is 0. */
export const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_A_WEEK

/** The first and the last day of a stretch; `until-now` is bounded by neither. */
export function daysOf(stretch: Stretch, dueOn: string): Pick<Period, 'from' | 'to'> {
  if (stretch === 'until-now') return {}
  if (stretch === 'yesterday') return { from: dayPlus(dueOn, -1), to: dayPlus(dueOn, -1) }
  if (stretch === 'last-week') {
    const monday = dayPlus(dueOn, -weekday(dueOn) - DAYS_A_WEEK)
    return { from: monday, to: dayPlus(monday, DAYS_A_WEEK - 1) }
  }
  const to = dayPlus(`${dueOn.slice(0, 7)}-01`, -1)
  return { from: `${to.slice(0, 7)}-01`, to }
}
