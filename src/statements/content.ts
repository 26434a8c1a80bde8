import type { Funded } from '../funding/funded.ts'
import type { Currency } from '../platform/money.ts'
import type { Month } from '../platform/month.ts'

/** Whom a statement is for. A faculty has no number of its own. */
export type Recipient = { name: string; organisationNumber: string | null }

/**
 * Income of one course that was recognised in a month, in minor units without VAT. In the month of the statement it is one line for each
 * offering and part; of a month before, one for each course, with what differs from what was told of it. `ownMinor` is the partner's
 * share, or what remains to the faculty.
 */
export type IncomeLine = {
  month: Month
  courseId: string
  titleNb: string
  titleEn: string
  offering: string | null
  currency: Currency
  /** A partner's part of the income, and the days of the month on which it counts. */
  basisPoints: number | null
  fromDay: string | null
  untilDay: string | null
  earnedMinor: number
  takenBackMinor: number
  incomeMinor: number
  /** Of a faculty's income: the shares of all partners together. */
  partnersMinor: number
  ownMinor: number
}

/**
 * What came of one grant in a month. Seats are counted as they stand at its end, in order of sale, never beyond what the grant covers;
 * `ownMinor` is what the funder owes for the month: what is covered now, less what was told before.
 */
export type GrantLine = Omit<Funded, 'funderId' | 'funder' | 'organisationNumber'> & { month: Month; ownMinor: number }

/** In one currency: what this statement says, and what all before it said together. */
export type StatementSum = { currency: Currency; ownMinor: number; toldBeforeMinor: number }

type Common = { month: Month; recipient: Recipient; sums: StatementSum[] }
/** Everything a statement says, but its number and day. No person is named in it. */
export type StatementContent = Common &
  ({ kind: 'partner' | 'faculty'; lines: IncomeLine[] } | { kind: 'funder'; lines: GrantLine[] })

/** Of whom: a company, a faculty by its name, or a funder. */
export type Draft = { recipientId: string; content: StatementContent }
