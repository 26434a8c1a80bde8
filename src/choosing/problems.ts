import type { Unfulfilled } from '../checkout/lock-unfulfilled.ts'
import { type Money, money } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'

export const nothingToChoose = () =>
  conflict(
    'choice/nothing-to-choose',
    'This order does not wait for a choice: it has its seats, or its money is on its way back.',
  )
export const severalCourses = () =>
  conflict(
    'choice/several-courses',
    'The order holds seats of several courses. It can neither wait for seats nor be exchanged: its money can only go back.',
  )
export const saleClosed = () =>
  conflict('choice/booking-closed', 'Booking for this course has closed. The money can only go back.')
export const offerToAnswer = () =>
  conflict('choice/offer-to-answer', 'The waiting list has offered you seats already. Answer that offer first.')
export const costsMore = ({ leftMinor, paidCurrency }: Unfulfilled, total: Money) =>
  conflict('choice/costs-more', 'That costs more than the money that is here, or is sold in another currency.', {
    here: money(leftMinor, paidCurrency),
    total,
  })
export const moneyMoved = () =>
  conflict(
    'choice/money-moved',
    'Some of the money of this order went back, or is disputed at the bank. It pays for nothing else.',
  )
