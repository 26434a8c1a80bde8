import { HOUR_MS } from '../platform/clock.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'

/**
 * When an offer that is made now ends: so many hours count from the morning where it is made at night, an end at night moves to the
 * morning, and it never outlives the sale.
 */
export function offerEnds(now: Date, hours: number, saleClosesAt: Date): Date {
  const counted = new Date(afterQuiet(now).getTime() + hours * HOUR_MS)
  return new Date(Math.min(afterQuiet(counted).getTime(), saleClosesAt.getTime()))
}
