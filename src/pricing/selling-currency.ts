import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

const FIND = statement<{ currency: Currency }>(
  'pricing-selling-currency',
  'select currency from offering_prices where offering_id = $1',
)

/** What an offering is sold in; null before it has a price. */
export async function sellingCurrencyOf(on: On, offeringId: string): Promise<Currency | null> {
  const [found] = await run(on, FIND, [offeringId])
  return found?.currency ?? null
}
