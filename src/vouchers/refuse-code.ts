import type { Problem } from '../platform/problems.ts'
import { type Unfit, type UnfitFacts, voucherUnfit } from './problems.ts'
import type { Standing } from './standing.ts'

/** What is told with the reason why a code lowers nothing: no more than whoever typed it can do something about. */
export function unfitFacts(standing: Standing, why: Unfit): UnfitFacts {
  const { code, fromAt, fromSeats } = standing
  if (why === 'not-yet') return { code, from: new Date(fromAt) }
  if (why === 'too-few-seats') return { code, fromSeats }
  if (why === 'used-up') return { code, left: atLeastNone(standing.left) }
  return why === 'used-by-you' ? { code, left: atLeastNone(standing.buyerLeft) } : { code }
}

/** The refusal of a code that lowers nothing. */
export const refuseCode = (standing: Standing, why: Unfit): Problem => voucherUnfit(why, unfitFacts(standing, why))

/** A most that was lowered below what is used leaves none, not less. */
const atLeastNone = (left: number | null): number => Math.max(0, left ?? 0)
