import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<{ version: number }>(
  'orders-accepted-terms',
  'select sales_terms_version as version from orders where id = $1',
)

/** The version of the sales terms that an order was placed under. */
export async function acceptedTerms(on: On, orderId: string): Promise<number | null> {
  const [row] = await run(on, FIND, [orderId])
  return row?.version ?? null
}
