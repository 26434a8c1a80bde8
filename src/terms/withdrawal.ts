import { nextBankingDay } from '../platform/banking-days.ts'
import { dayPlus } from '../platform/clock.ts'

/** How long a consumer may withdraw without a reason, in days after the day of the order (angrerettloven §§ 20–24). */
export const WITHDRAWAL_DAYS = 14

/** The last day on which a consumer may withdraw from an order of the given day; a day off rolls on to the next working day. */
export const withdrawalEnds = (orderedOn: string): string => nextBankingDay(dayPlus(orderedOn, WITHDRAWAL_DAYS))
