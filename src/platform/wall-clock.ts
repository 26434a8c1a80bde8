import { Temporal } from 'temporal-polyfill'

/** "2027-01-14T09:00": what a date-and-time field holds for an instant, read on a zone's wall clock. */
export function onWallClock(zone: string, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/**
 * The instant, as ISO 8601, that a date-and-time field names on a zone's wall clock. What names none comes back as it is, for
 * the schema to refuse: an hour that is skipped when the clock goes forward, or a zone that there is not. Of an hour that
 * comes twice the first is meant.
 */
export function fromWallClock(zone: string, text: string): string {
  try {
    const typed = Temporal.PlainDateTime.from(text)
    const meant = typed.toZonedDateTime(zone)
    return meant.toPlainDateTime().equals(typed) ? meant.toInstant().toString() : text
  } catch {
    return text
  }
}
