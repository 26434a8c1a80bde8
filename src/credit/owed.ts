import { type On, run, statement } from '../platform/db/statement.ts'
import type { Money } from '../platform/money.ts'

const OWED = statement<{ openMinor: number; addedMinor: number }>(
  'credit-owed',
  `select company_owes($1) + company_owed_before($1) as "openMinor", in_kroner($2, $3) as "addedMinor"`,
)

/**
 * Øre that a company owes on invoice, issued and yet to be issued and from an earlier system, and what an amount would add to it. What is in a currency
 * whose rate is not known counts once it is.
 */
export async function owedBy(
  on: On,
  companyId: string,
  added: Money,
): Promise<{ openMinor: number; addedMinor: number }> {
  const [row] = await run(on, OWED, [companyId, added.minor, added.currency])
  return row!
}
