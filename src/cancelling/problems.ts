import type { Part } from '../giving-back/preview-id.ts'
import { conflict } from '../platform/problems.ts'

export const companyPays = () =>
  conflict('cancelling/company-pays', 'A company pays for these seats: the company gives them back and gets the money.')
export const notPaid = () =>
  conflict('cancelling/not-paid', 'The order is not paid yet. Give it up instead: nothing is charged.')
export const asksFirst = () =>
  conflict(
    'cancelling/asks-first',
    'The terms of this course leave it to staff. Ask them to cancel; what comes back is what it is when you ask.',
  )
export const lateMoney = () =>
  conflict(
    'cancelling/late-money',
    'The payment waits for a decision because the order could not be fulfilled. It goes back as the order says.',
  )
export const nothingLeft = () =>
  conflict(
    'cancelling/nothing-left',
    'Nothing is left to cancel: the course is over or completed, or it was cancelled before.',
  )

/** What was agreed to is not what would happen now: which parts differ, and all of it as it is now. */
export const changed = (parts: readonly Part[], now: unknown) =>
  conflict('cancelling/changed', 'Something has changed since you looked. Nothing was cancelled. Look at it again.', {
    changed: parts,
    now,
  })
