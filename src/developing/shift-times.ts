import { Temporal } from 'temporal-polyfill'

/** Days between the day of an instant on a zone's wall clock and another calendar day. */
export const daysTo = (zone: string, from: Date, day: string): number =>
  dateIn(zone, from).until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days

/**
 * The same time of day on the zone's wall clock so many days later, whatever the clocks did in between. A time that is skipped when
 * the clock goes forward is an hour later that day; of one that comes twice the first is meant.
 */
export function laterOnWallClock(zone: string, instant: Date, days: number): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime()
  return new Date(there.add({ days }).toZonedDateTime(zone).epochMilliseconds)
}

const dateIn = (zone: string, instant: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate()
