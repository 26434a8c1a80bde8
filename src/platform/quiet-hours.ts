import { Temporal } from 'temporal-polyfill'
import { SELLER_ZONE } from './clock.ts'

/** The night, in hours of the seller's wall clock: nobody is written to about what can wait, and nobody's time to answer runs. */
const QUIET_FROM_HOUR = 21
const QUIET_UNTIL_HOUR = 8

/** The instant itself by day; by night the next morning. */
export function afterQuiet(now: Date): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(SELLER_ZONE)
  if (there.hour >= QUIET_UNTIL_HOUR && there.hour < QUIET_FROM_HOUR) return now
  const day = there.hour < QUIET_UNTIL_HOUR ? there.toPlainDate() : there.toPlainDate().add({ days: 1 })
  const morning = day.toZonedDateTime({ timeZone: SELLER_ZONE, plainTime: { hour: QUIET_UNTIL_HOUR } })
  return new Date(morning.epochMilliseconds)
}
