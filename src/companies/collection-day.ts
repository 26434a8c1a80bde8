import { z } from 'zod'

/** A day that every month has. */
const LAST_SURE_DAY = 28
const DAYS = Array.from({ length: LAST_SURE_DAY }, (_, at) => String(at + 1))

/** When a company wants one invoice for the orders of a month: never, on the last day of it, or on a day that every month has. */
export const COLLECTS: readonly string[] = ['never', 'last', ...DAYS]
export const Collects = z.enum(COLLECTS).meta({
  description:
    'never: each order has its own invoice; last, or a day of the month from 1 to 28: what members order on invoice comes on one invoice on that day. Left out, it stays as it was',
})

/** The first such day on or after a calendar day; null where nothing is collected. */
export function collectionDay(collects: string, from: string): string | null {
  if (collects === 'never') return null
  const [year, month] = from.split('-').map(Number)
  const inMonth = (months: number): string => {
    const day = collects === 'last' ? utc(year!, month! + months, 0) : utc(year!, month! - 1 + months, Number(collects))
    return day.toISOString().slice(0, 10)
  }
  const [now, next] = [inMonth(0), inMonth(1)]
  return now >= from ? now : next
}

/** The same day of the next month, or the last one that it has. */
export function monthAfter(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const last = utc(year!, month! + 1, 0)
  return (date! < last.getUTCDate() ? utc(year!, month!, date!) : last).toISOString().slice(0, 10)
}

const utc = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month, date))
