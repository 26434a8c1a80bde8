import { SELLER_ZONE } from './clock.ts'
import { dateFormat } from './formats.ts'
import type { Lang } from './lang.ts'

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const
/** A stretch of time on the wall clock of where it is. */
export type Stretch = { startsAt: Date; endsAt: Date; zone: string }

/** "14.–15. januar 2027", or from one month or year to another. */
export const daysInWords = (lang: Lang, { startsAt, endsAt, zone }: Stretch): string =>
  dateFormat(LOCALES[lang], { timeZone: zone, dateStyle: 'long' }).formatRange(startsAt, endsAt)

/** "tirsdag 14. januar 2027 kl. 09:00–15:00", or from one day to another. */
export const stretchInWords = (lang: Lang, { startsAt, endsAt, zone }: Stretch): string =>
  dateFormat(LOCALES[lang], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZone: zone },
  })
    .formatRange(startsAt, endsAt)
    .replaceAll(/\s*–\s*/g, '–')

/** "17. januar 2027", the day that ends at this instant where it ends at midnight. */
export const lastDayInWords = (lang: Lang, until: Date, zone: string): string =>
  dateFormat(LOCALES[lang], { dateStyle: 'long', timeZone: zone }).format(new Date(until.getTime() - 1))

/** "14. januar 2027", of a calendar day. */
export const dayInWords = (lang: Lang, day: string): string =>
  dateFormat(LOCALES[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** "14. januar 2027 kl. 09:00" */
export const momentInWords = (lang: Lang, zone: string, instant: Date): string =>
  dateFormat(LOCALES[lang], { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(instant)

/** "torsdag 14. januar kl. 09:00", on the seller's wall clock: until when somebody may answer. */
export const deadlineInWords = (lang: Lang, instant: Date): string =>
  dateFormat(LOCALES[lang], {
    ...{ timeZone: SELLER_ZONE, weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(instant)
