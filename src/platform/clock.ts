import { dateFormat } from './formats.ts'

/** The process's own clock, for log lines, waiting times and signatures. What the business decides is decided by `tx.now`, the database's clock. */
export const processNow = (): Date => new Date()

/** Milliseconds of a clock that never goes back. */
export const stopwatch = (): number => performance.now()

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * MINUTE_MS)
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS)

/** The calendar day (YYYY-MM-DD) that an instant falls on in a time zone: the day a document or a posting carries. */
export function dayIn(zone: string, instant: Date): string {
  return dateFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)
}

/** Adds whole days to a calendar day. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The first of some calendar days. */
export const earliestDay = (...days: [string, ...string[]]): string => days.toSorted()[0]!

/** The seller's own zone: document days, posting days and due dates are read on its wall clock. */
export const SELLER_ZONE = 'Europe/Oslo'
