import { DAY_MS, dayIn, HOUR_MS, MINUTE_MS } from '../platform/clock.ts'
import { dateFormat } from '../platform/formats.ts'

const MINUTES_PER_HOUR = 60
const two = (n: number): string => String(n).padStart(2, '0')

/** "2027-01-14T09:00:00+01:00": an instant on the wall clock of the place where it counts. */
export function withOffset(zone: string, instant: Date): string {
  const wall = dateFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  const local = wall.replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(instant.getTime() / 1000) * 1000) / MINUTE_MS)
  const sign = minutes < 0 ? '-' : '+'
  const size = Math.abs(minutes)
  return `${local}${sign}${two(Math.floor(size / MINUTES_PER_HOUR))}:${two(size % MINUTES_PER_HOUR)}`
}

/** From how many days on a course is said to last weeks. */
const WEEKS_FROM_DAYS = 14
const DAYS_PER_WEEK = 7

/** How long something lasts, in whole days or weeks of the calendar. */
export function lengthOf({ zone, startsAt, endsAt }: { zone: string; startsAt: Date; endsAt: Date }) {
  const dayNumber = (instant: Date) => Date.parse(`${dayIn(zone, instant)}T00:00:00Z`) / DAY_MS
  const days = dayNumber(endsAt) - dayNumber(startsAt) + 1
  return days < WEEKS_FROM_DAYS
    ? ({ count: days, frequency: 'Daily' } as const)
    : ({ count: Math.ceil(days / DAYS_PER_WEEK), frequency: 'Weekly' } as const)
}

/** The time of some meetings together as an ISO 8601 duration, "PT22H30M". */
export function durationOf(meetings: readonly { startsAt: Date; endsAt: Date }[]): string {
  const ms = meetings.reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0)
  const hours = Math.floor(ms / HOUR_MS)
  const minutes = Math.round((ms - hours * HOUR_MS) / MINUTE_MS)
  return `PT${hours}H${minutes === 0 ? '' : `${minutes}M`}`
}
