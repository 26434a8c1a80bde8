import type { Month } from '../platform/month.ts'
import { conflict, constraintSpeaks, tryAgain } from '../platform/problems.ts'

export const monthNotOver = (month: Month) =>
  conflict('month/not-over', `${month} is not over. It can be closed from the first day of the next month.`, { month })

/** Months are closed one after another, so that nothing is left behind them. */
export const monthNotNext = (next: Month | null) =>
  conflict('month/not-next', next === null ? 'Nothing has been posted yet.' : `The next month to close is ${next}.`, {
    next,
  })

const closingAlready = () => conflict('month/closing-already', 'A month is being closed at this moment.')
constraintSpeaks('month_closings_one_at_a_time', closingAlready)

export const notTheLastClosed = (last: Month | null) =>
  conflict(
    'month/not-last-closed',
    last === null ? 'No month is closed.' : `Only the month that was closed last can be opened: ${last}.`,
    { last },
  )

const openingAsked = () =>
  conflict('month/opening-asked', 'Somebody has asked already that this month be opened. A second person decides.')
constraintSpeaks('month_openings_one_at_a_time', openingAsked)

export const decidedAlready = () => conflict('month/decided-already', 'This has been decided already.')
export const ownWish = () =>
  conflict('month/own-wish', 'You asked for this yourself. Somebody else in finance must sign it.')
constraintSpeaks('month_openings_two_people', ownWish)

export const notClosedYet = () =>
  tryAgain('month/not-closed-yet', 'The month is being closed. Its file is there as soon as that is done.', 5)
