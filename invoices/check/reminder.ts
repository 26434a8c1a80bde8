import { CURRENCY_DECIMALS, divideRounded, sum } from '../amounts.ts'
import { isKid } from '../check-digits.ts'
import type { InterestPeriod, ReminderDocument } from '../reminder-document.ts'
import { isDay } from './dates.ts'
import { parties } from './parties.ts'
import { isPayAddress } from './payment.ts'
import { blank } from './text.ts'

/** Two reminders, or one and a collection notice, may carry a fee (inkassoforskriften § 1-2). */
const MOST_FEES = 2
const MOST_INTEREST_PERIODS = 20
const DAY_MS = 86_400_000
const DAYS_IN_YEAR = 365n
const BASIS_POINTS_IN_ONE = 10_000n

/** Everything that keeps a reminder from being sent; empty when there is nothing. */
export function reminderFaultsOf(document: ReminderDocument): string[] {
  const broken = [...days(document), ...wholeAmounts(document)]
  if (broken.length > 0) return broken
  return [...content(document), ...order(document), ...parties(document), ...sums(document)]
}

function days({ issueDate, dueDate, invoice, interest }: ReminderDocument): string[] {
  const all = [
    issueDate,
    dueDate,
    invoice.issueDate,
    invoice.dueDate,
    ...interest.flatMap(({ start, end }) => [start, end]),
  ]
  return all.filter((day) => !isDay(day)).map((day) => `"${day}" must be a day like 2026-11-23`)
}

function wholeAmounts({ invoice, interest, fees, payableMinor }: ReminderDocument): string[] {
  const amounts = [
    payableMinor,
    invoice.outstandingMinor,
    ...interest.flatMap((part) => [part.amountMinor, part.rateBasisPoints]),
    ...fees.map((fee) => fee.amountMinor),
  ]
  return amounts
    .filter((amount) => !Number.isSafeInteger(amount) || amount < 0)
    .map((amount) => `an amount must be a whole number of minor units, zero or more, and is ${amount}`)
}

function content({ number, currency, invoice, fees, interest, kid, payUrl }: ReminderDocument): string[] {
  const faults: string[] = []
  if (blank(number)) faults.push('BR-2: the number is missing')
  if (blank(invoice.number)) faults.push('BR-55: the reminder does not say which invoice it is about')
  if ((CURRENCY_DECIMALS[currency] ?? 3) > 2) faults.push(`BR-5: "${currency}" is no currency of a reminder`)
  if (invoice.outstandingMinor === 0) faults.push('nothing of the invoice is outstanding')
  if (fees.some(({ reason }) => blank(reason))) faults.push('BR-38: a fee does not say what it is for')
  if (fees.length > MOST_FEES) faults.push(`a claim carries at most ${MOST_FEES} fees`)
  if (interest.length > MOST_INTEREST_PERIODS) faults.push(`more than ${MOST_INTEREST_PERIODS} parts of interest`)
  if (kid !== undefined && !isKid(kid)) faults.push(`the KID "${kid}" is not valid`)
  if (payUrl !== undefined && !isPayAddress(payUrl))
    faults.push('the address to pay at must be a short https:// address')
  return faults
}

function order({ issueDate, dueDate, invoice, interest }: ReminderDocument): string[] {
  const faults: string[] = []
  if (issueDate <= invoice.dueDate) faults.push('the invoice is not overdue on the day of the reminder')
  if (dueDate <= issueDate) faults.push('the new deadline must be after the day of the reminder')
  const sound = interest.every(({ start, end }, place) => {
    const before = interest[place - 1]?.end ?? invoice.dueDate
    return before < start && start <= end && end <= issueDate
  })
  if (!sound) faults.push('interest runs from after the due date to the day of the reminder, one part after another')
  return faults
}

function sums({ invoice, interest, fees, payableMinor }: ReminderDocument): string[] {
  const faults = interest.flatMap((part) => {
    const expected = interestOf(invoice.outstandingMinor, part)
    if (BigInt(part.amountMinor) === expected) return []
    return [`interest from ${part.start} to ${part.end} is ${part.amountMinor}, its rate gives ${expected}`]
  })
  const parts = sum([
    invoice.outstandingMinor,
    ...interest.map((part) => part.amountMinor),
    ...fees.map((fee) => fee.amountMinor),
  ])
  if (BigInt(payableMinor) !== parts)
    faults.push(`BR-CO-16: the amount due is ${payableMinor}, its parts give ${parts}`)
  return faults
}

/** Simple interest on what is outstanding, rounded half away from zero. */
export function interestOf(
  outstandingMinor: number,
  { start, end, rateBasisPoints }: Omit<InterestPeriod, 'amountMinor'>,
): bigint {
  const days = BigInt((Date.parse(end) - Date.parse(start)) / DAY_MS + 1)
  const parts = BigInt(outstandingMinor) * BigInt(rateBasisPoints) * days
  return divideRounded(parts, DAYS_IN_YEAR * BASIS_POINTS_IN_ONE)
}
