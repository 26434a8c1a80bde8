import type { On } from '../platform/db/statement.ts'
import { type Problem, unknown } from '../platform/problems.ts'
import { currentSalesTerms } from '../terms/queries.ts'
import { termsChanged } from './problems.ts'

/** Why the terms of sale that were accepted do not count: there are none, or another version counts by now. Null where they do. */
export async function termsFault(on: On, accepted: number): Promise<Problem | null> {
  const terms = await currentSalesTerms(on)
  if (!terms) return unknown('sales-terms')
  return terms.version === accepted ? null : termsChanged(accepted, terms.version)
}
