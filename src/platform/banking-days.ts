import { dayPlus } from './clock.ts'

/** Norwegian public holidays on a fixed date, month and day (helligdagsfredloven § 2, lov om 1. og 17. mai). */
const FIXED = new Set(['01-01', '05-01', '05-17', '12-25', '12-26'])
/** Holidays that follow Easter Sunday, in days: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const AROUND_EASTER = [-3, -2, 0, 1, 39, 49, 50]
const SATURDAY = 6
const SUNDAY = 0

/** The day itself where Norwegian banks are open, else the next day on which they are: a claim then due is paid in time. */
export function nextBankingDay(day: string): string {
  let next = day
  while (isBankHoliday(next)) next = dayPlus(next, 1)
  return next
}

export const isBankHoliday = (day: string): boolean => isWeekend(day) || isPublicHoliday(day)

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === SATURDAY || weekday === SUNDAY
}

/** Whether a day is a public holiday in Norway, whatever its weekday. */
export function isPublicHoliday(day: string): boolean {
  if (FIXED.has(day.slice(5))) return true
  const easter = easterSunday(Number(day.slice(0, 4)))
  return AROUND_EASTER.some((offset) => dayPlus(easter, offset) === day)
}

/** The day on which so many banking days have passed after one. */
export function afterBankingDays(day: string, days: number): string {
  let last = day
  for (let passed = 0; passed < days; passed++) last = nextBankingDay(dayPlus(last, 1))
  return last
}

/** Easter Sunday of a year in the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const leaps = Math.floor((century + 8) / 25)
  const moon = Math.floor((century - leaps + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const place = epact + weekday - 7 * late + 114
  return `${year}-${String(Math.floor(place / 31)).padStart(2, '0')}-${String((place % 31) + 1).padStart(2, '0')}`
}
