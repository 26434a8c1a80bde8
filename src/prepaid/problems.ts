import { type Currency, money } from '../platform/money.ts'
import { conflict, invalid } from '../platform/problems.ts'

export const numberTaken = () => conflict('prepaid/number-taken', 'The company has another prepaid with this number.')
export const noSuchCourse = (at: number) => invalid(`/courseIds/${at}`, 'there is no such course')
/** What is taxed is invoiced on delivery (merverdiavgiftsloven § 15-10), so it cannot be paid for before anybody knows what it is. */
export const courseTaxed = (at: number) =>
  invalid(`/courseIds/${at}`, 'this course is sold with VAT, and cannot be prepaid', 'prepaid/course-taxed')
export const notWholePrices = () =>
  invalid('/net', 'must be a whole number of minor units for each place', 'prepaid/not-whole-prices')
export const alreadyAnswered = () =>
  conflict('prepaid/answered', 'This offer has been answered, taken back, or its time is out.')

/** Why an order cannot draw on a prepaid: it is over, or its invoice is not issued yet. */
export const notRunning = () =>
  conflict(
    'prepaid/not-running',
    'Nothing can be drawn on this prepaid now: it is over, or its invoice is not issued yet.',
  )
export const otherCurrency = (currency: Currency) =>
  conflict('prepaid/other-currency', `This prepaid is in ${currency}, and the order is not.`, { currency })
/** Whoever orders is told which of the offerings it cannot be drawn on. */
export const notCovered = (offeringIds: readonly string[]) =>
  conflict('prepaid/not-covered', 'This prepaid cannot be drawn on for all of the order. Order the rest by itself.', {
    offeringIds,
  })
export const tooLittleLeft = (left: { leftMinor: number; currency: Currency }, wantedMinor: number) =>
  conflict('prepaid/too-little-left', 'Less is left of this prepaid than the order takes. Nothing was ordered.', {
    left: money(Math.max(0, left.leftMinor), left.currency),
    wanted: money(wantedMinor, left.currency),
  })
/** What has been drawn is no money any more: it became seats. */
export const isDrawn = (left: { leftMinor: number; currency: Currency }) =>
  conflict('prepaid/drawn', 'Only what is left of a prepaid can be credited: the rest has become seats.', {
    left: money(Math.max(0, left.leftMinor), left.currency),
  })
export const nothingLeft = () => conflict('prepaid/nothing-left', 'Nothing is left of this prepaid.')
