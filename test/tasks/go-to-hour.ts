import { Temporal } from 'temporal-polyfill'
import type { House } from '../support/constellation.ts'

/** Forward to the next such weekday at an hour of the wall clock, 1 being Monday. */
export async function goToHour(house: House, weekday: number, hour: number): Promise<void> {
  const [{ now }] = (await house.witness('select app_now() as now')) as [{ now: Date }]
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Europe/Oslo')
  let next = here.with({ hour, minute: 0, second: 0, millisecond: 0 })
  while (next.dayOfWeek !== weekday || Temporal.ZonedDateTime.compare(next, here) <= 0) next = next.add({ days: 1 })
  await house.moveClock(Math.ceil((next.epochMilliseconds - now.getTime()) / 1_000))
}
