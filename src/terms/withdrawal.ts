import { Temporal } from 'temporal-polyfill'
import { nextBankingDay } from '../platform/banking-days.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'

/** How long a consumer may withdraw without a reason, in days after the day of the order (angrerettloven §§ 20–24). */
export const WITHDRAWAL_DAYS = 14
/** Within how many days after a consumer's word what they paid must be on its way back (angrerettloven § 24). */
export const REPAID_WITHIN_DAYS = 14

/** The last day on which a consumer may withdraw from an order of the given day; a day off rolls on to the next working day. */
export const withdrawalEnds = (orderedOn: string): string => nextBankingDay(dayPlus(orderedOn, WITHDRAWAL_DAYS))

/** The instant at which that day is over on the seller's wall clock, whatever the clocks did in between: it belongs to what comes after. */
export function withdrawalEndsAt(orderedAt: Date): Date {
  const over = Temporal.PlainDate.from(dayPlus(withdrawalEnds(dayIn(SELLER_ZONE, orderedAt)), 1))
  return new Date(over.toZonedDateTime(SELLER_ZONE).epochMilliseconds)
}
