import type { Money } from '../platform/money.ts'
import { conflict, invalid, type Problem } from '../platform/problems.ts'

export const numberTaken = () =>
  conflict('agreement/number-taken', 'The company has another agreement with this number.')
export const alreadyEnded = () => conflict('agreement/ended', 'This agreement was ended. Make a new one instead.')
export const noSuchCourse = (at: number) => invalid(`/courseIds/${at}`, 'there is no such course')

/** What an agreement could still be used for; null has no most. */
export type Left = { seats: number | null; net: Money | null }

/** Who is told so buys for its company. */
export const usedUp = (agreement: { agreementId: string; number: string; left: Left }): Problem =>
  conflict(
    'pricing/agreement-used-up',
    `Agreement ${agreement.number} has less left than this order takes. Order fewer seats by it, or order without it.`,
    { agreementId: agreement.agreementId, number: agreement.number, left: agreement.left },
  )
