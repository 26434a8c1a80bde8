import { Temporal } from 'temporal-polyfill'
import { SELLER_ZONE } from './clock.ts'

/** When nobody is written to about what can wait, hours on the seller's wall clock. */
export const QUIET_FROM_HOUR = 21
export const QUIET_UNTIL_HOUR = 7

/** The first instant from this one on at which people may be written to about what can wait. */
export function afterQuiet(now: Date): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(SELLER_ZONE)
  if (there.hour >= QUIET_UNTIL_HOUR && there.hour < QUIET_FROM_HOUR) return now
  const day = there.hour < QUIET_UNTIL_HOUR ? there.toPlainDate() : there.toPlainDate().add({ days: 1 })
  const morning = day.toZonedDateTime({ timeZone: SELLER_ZONE, plainTime: { hour: QUIET_UNTIL_HOUR } })
  return new Date(morning.epochMilliseconds)
}
