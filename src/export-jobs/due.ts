import { Temporal } from 'temporal-polyfill'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { weekday } from './stretch.ts'

export const EVERY = ['day', 'week', 'month'] as const
/** A week's file is due on Monday. A month that has no such day has its file on its last one. */
export type Rhythm = { every: (typeof EVERY)[number]; dayOfMonth: number | null }

/** When on the seller's wall clock scheduled files are made: before anybody is at work, and never in the hour that a clock change skips or repeats. */
export const DUE_TIME = '06:00'

/** The first time after an instant at which a file is due. */
export function nextDue(rhythm: Rhythm, after: Date): Date {
  for (let day = dayIn(SELLER_ZONE, after); ; day = dayPlus(day, 1)) {
    const at = dueAt(day)
    if (at > after && isDueOn(rhythm, day)) return at
  }
}

/** The newest time until an instant at which a file was due. */
export function lastDue(rhythm: Rhythm, until: Date): Date {
  for (let day = dayIn(SELLER_ZONE, until); ; day = dayPlus(day, -1)) {
    const at = dueAt(day)
    if (at <= until && isDueOn(rhythm, day)) return at
  }
}

function isDueOn({ every, dayOfMonth }: Rhythm, day: string): boolean {
  if (every === 'day') return true
  if (every === 'week') return weekday(day) === 0
  const date = Temporal.PlainDate.from(day)
  return date.day === Math.min(dayOfMonth ?? 1, date.daysInMonth)
}

function dueAt(day: string): Date {
  const wall = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: SELLER_ZONE, plainTime: DUE_TIME })
  return new Date(wall.epochMilliseconds)
}
