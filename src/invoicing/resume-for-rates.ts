import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { missingRate } from './accounting-vat.ts'

const RESUME = statement('invoicing-resume-for-rates', 'update documents_due set fault = null where fault like any($1)')

/** Documents that waited for a rate of these currencies take their turn again. */
export const resumeForRates = async (tx: Tx, currencies: readonly Currency[]): Promise<void> =>
  void (await run(tx, RESUME, [currencies.map((currency) => `${missingRate(currency)} %`)]))
