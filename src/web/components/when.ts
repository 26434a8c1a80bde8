import { dateFormat } from '../../platform/formats.ts'
import { type Lang, say } from '../../platform/lang.ts'

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const
type Stretch = { zone: string; startsAt: Date; endsAt: Date }

const format = (lang: Lang, zone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(LOCALES[lang], { timeZone: zone, ...options })

/** "14. januar–18. mars 2027", or one day with its weekday. */
export function days(lang: Lang, { zone, startsAt, endsAt }: Stretch): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const first = format(lang, zone, options).format(startsAt)
  if (first === format(lang, zone, options).format(endsAt))
    return format(lang, zone, { ...options, weekday: 'long' }).format(startsAt)
  return format(lang, zone, options)
    .formatRange(startsAt, endsAt)
    .replaceAll(/\s*–\s*/g, '–')
}

/** "14. jan.–18. mars 2027": where there is little room. */
export const shortDays = (lang: Lang, { zone, startsAt, endsAt }: Stretch): string =>
  format(lang, zone, { day: 'numeric', month: 'short', year: 'numeric' })
    .formatRange(startsAt, endsAt)
    .replaceAll(/\s*–\s*/g, '–')

/** "tirsdag 14. januar 2027 kl. 09:00" as one instant on the given wall clock. */
export const moment = (lang: Lang, zone: string, instant: Date): string =>
  format(lang, zone, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
    instant,
  )

/** "14. januar 2027" */
export const day = (lang: Lang, zone: string, instant: Date): string =>
  format(lang, zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)

/** "09:00" */
export const hour = (lang: Lang, zone: string, instant: Date): string =>
  format(lang, zone, { hour: '2-digit', minute: '2-digit' }).format(instant)

/** A meeting in two parts: "tir. 14. januar" and "09:00–15:00". */
export function meeting(
  lang: Lang,
  zone: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): { day: string; hours: string } {
  return {
    day: format(lang, zone, { weekday: 'short', day: 'numeric', month: 'long' }).format(startsAt),
    hours: `${hour(lang, zone, startsAt)}–${hour(lang, zone, endsAt)}`,
  }
}

/** A calendar day (YYYY-MM-DD) as people read it. */
export const spelledDay = (lang: Lang, date: string): string => day(lang, 'UTC', new Date(`${date}T00:00:00Z`))

export { monthInWords as spelledMonth } from '../../platform/lang.ts'

/** "nov.", of 2026-11: below a bar. */
export const shortMonth = (lang: Lang, month: string): string =>
  format(lang, 'UTC', { month: 'short' }).format(new Date(`${month}-01T00:00:00Z`))

/** "17. januar 2027 kl. 24.00": the end of a day is said as that day's. */
export function untilWords(lang: Lang, zone: string, until: Date): string {
  if (hour(lang, zone, until) !== '00:00') return moment(lang, zone, until)
  const before = day(lang, zone, new Date(until.getTime() - 1))
  return say(lang, { nb: `${before} kl. 24.00`, en: `midnight at the end of ${before}` })
}
