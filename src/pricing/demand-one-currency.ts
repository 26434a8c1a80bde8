import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict } from '../platform/problems.ts'
import { sellingCurrencyOf } from './selling-currency.ts'

const OTHERS = statement<{ others: boolean }>(
  'pricing-extras-otherwise',
  `select exists (select from offering_extras where offering_id = $1 and currency <> $2 and withdrawn_at is null) as others`,
)

/**
 * Extras are offered in the currency of the seats alone, so those in another would be gone from the shop, the required ones
 * too. @throws pricing/extras-in-other-currency
 */
export async function demandOneCurrency(tx: Tx, offeringId: string): Promise<void> {
  const currency = await sellingCurrencyOf(tx, offeringId)
  const [found] = await run(tx, OTHERS, [offeringId, currency])
  if (found?.others) throw inOtherCurrency()
}

const inOtherCurrency = () =>
  conflict(
    'pricing/extras-in-other-currency',
    'The offering would be sold in another currency than its extras. Withdraw them first, and add them in the new one.',
  )
