import { z } from 'zod'
import type { Term } from '../catalogue/term.ts'
import { DAY_MS } from '../platform/clock.ts'

/** Days of the seller, both inclusive. */
export type Period = { from: string; to: string }

/** The longest period of a report, in days: three years, so that a year can be seen beside the last two. */
const DAYS_MOST = 1_100
const daysIn = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1

export const periodQuery = {
  from: z.iso.date().meta({ description: 'First day' }),
  to: z.iso.date().meta({ description: 'Last day' }),
}

/** A period runs forward, and is none that nobody can look through. */
export const isPeriod = (ctx: z.core.ParsePayload<Period>): void => {
  const days = daysIn(ctx.value)
  if (days < 1 || days > DAYS_MOST)
    ctx.issues.push({
      code: 'custom',
      message: 'the last day comes after the first, by three years at most',
      input: ctx.value,
      path: ['to'],
    })
}

/** The same days a year before. The 29th of February becomes the 28th. */
export const yearBefore = ({ from, to }: Period): Period => ({ from: dayYearBefore(from), to: dayYearBefore(to) })
/** The same day a year before. */
export const dayYearBefore = (day: string): string => {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return earlier.endsWith('-02-29') ? earlier.replace('-29', '-28') : earlier
}

export function periodOfTerm(term: Term): Period {
  const [year, season] = term.split('-')
  return season === 'spring'
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` }
}
