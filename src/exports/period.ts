import { z } from 'zod'
import { daysInOrder } from '../invoicing/document-query.ts'
import type { Dataset, DateKind } from './dataset.ts'

const WORDS: Readonly<Record<Exclude<DateKind, 'none'>, string>> = {
  document: 'document date',
  payment: 'day of payment',
  posting: 'day of posting',
  course: 'first day of the course',
  day: 'The file shows how things stood at the end of this day; today unless it says',
}

/** What a dataset may be asked for; anything else is an unknown member. */
export function periodOf({ dates }: Pick<Dataset, 'dates'>) {
  const [first] = dates
  if (first === 'none') return z.strictObject({})
  const day = z.iso.date().optional()
  if (first === 'day') return z.strictObject({ to: day.meta({ description: WORDS.day }) })
  const looksAt = dates.map((kind) => WORDS[kind as keyof typeof WORDS]).join(' or ')
  return z.strictObject({
    from: day.meta({ description: `First day, by ${looksAt}` }),
    to: day.meta({ description: `Last day, by ${looksAt}` }),
    by: z.enum(dates).default(first),
  })
}

/** SAF-T is of a period with both its days. */
export const SafTDays = z.strictObject({ from: z.iso.date(), to: z.iso.date() }).check(daysInOrder)
