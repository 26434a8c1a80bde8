import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict } from '../platform/problems.ts'

const MIXED = statement<{ mixed: boolean }>(
  'pricing-outside-mixed',
  `select count(*) filter (where c.category = 'O') > 0 and count(*) filter (where c.category <> 'O') > 0 as mixed
   from (select tax_class from offering_prices where offering_id = $1
     union all select tax_class from offering_extras where offering_id = $1 and withdrawn_at is null) p
   join tax_classes c on c.code = p.tax_class`,
)

/**
 * A seat and its extras may stand on one invoice, and an invoice with something outside the VAT Act (category O) holds nothing
 * else (EN 16931, BR-O-11). @throws pricing/outside-mixed
 */
export async function demandOneDocument(tx: Tx, offeringId: string): Promise<void> {
  const [found] = await run(tx, MIXED, [offeringId])
  if (found?.mixed) throw outsideMixed()
}

export const outsideMixed = () =>
  conflict(
    'pricing/outside-mixed',
    'What lies outside the VAT Act (category O) cannot stand on an invoice with anything else.',
  )
