import { dayIn, dayPlus, HOUR_MS, SELLER_ZONE } from '../platform/clock.ts'
import { dateFormat } from '../platform/formats.ts'

/** The night, on the seller's clock: nobody needs to read their mail then. */
const QUIET_FROM_HOUR = 21
const QUIET_UNTIL_HOUR = 8

/**
 * When an offer that is made now ends: so many hours count from the morning where it is made at night, an end at night moves to the
 * morning, and it never outlives the sale.
 */
export function offerEnds(now: Date, hours: number, saleClosesAt: Date): Date {
  const counted = new Date(nextDaytime(now).getTime() + hours * HOUR_MS)
  return new Date(Math.min(nextDaytime(counted).getTime(), saleClosesAt.getTime()))
}

/** The instant itself by day; by night the next morning. */
function nextDaytime(instant: Date): Date {
  const hour = hourIn(instant)
  if (hour >= QUIET_UNTIL_HOUR && hour < QUIET_FROM_HOUR) return instant
  const today = dayIn(SELLER_ZONE, instant)
  return morningOf(hour < QUIET_UNTIL_HOUR ? today : dayPlus(today, 1))
}

/** The seller's clock is one or two hours ahead of UTC, so one of two instants is the morning there. */
function morningOf(day: string): Date {
  const atUtc = Date.parse(`${day}T00:00:00Z`) + QUIET_UNTIL_HOUR * HOUR_MS
  const [summer, winter] = [new Date(atUtc - 2 * HOUR_MS), new Date(atUtc - HOUR_MS)]
  return hourIn(summer) === QUIET_UNTIL_HOUR ? summer : winter
}

const hourIn = (instant: Date): number =>
  Number(dateFormat('en-GB', { timeZone: SELLER_ZONE, hour: '2-digit', hourCycle: 'h23' }).format(instant))
