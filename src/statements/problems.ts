import type { Month } from '../platform/month.ts'
import { conflict, constraintSpeaks } from '../platform/problems.ts'

export const monthNotClosed = (month: Month) =>
  conflict(
    'statements/month-not-closed',
    `${month} is not closed. Its statements are made when nothing can be posted in it any more.`,
    {
      month,
    },
  )

export const issuedAlready = () =>
  conflict('statements/issued-already', 'The statements of this month were made, and are not made again.')
constraintSpeaks('statement_months_pkey', issuedAlready)

/** A month is told after those before it. */
export const laterIssued = (last: Month) =>
  conflict(
    'statements/later-issued',
    `Statements were made through ${last}. What came before is told in the next ones.`,
    {
      last,
    },
  )

export const noSeller = () => conflict('statements/no-seller', 'Say who sells before statements are made.')
