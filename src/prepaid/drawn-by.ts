import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** On which prepaid an order was drawn, and what is left of that now. */
export type DrawnBy = { number: string; left: Money }

const FIND = statement<{ number: string; leftMinor: number; currency: Currency }>(
  'prepaid-drawn-by',
  `select p.number, p.currency, prepaid_left(p.id) as "leftMinor" from prepaids p
   where p.id = (select m.prepaid_id from prepaid_movements m where m.order_id = $1 and m.kind = 'drawn' limit 1)`,
)

/** Null where the order was paid otherwise. */
export async function drawnBy(on: On, orderId: string): Promise<DrawnBy | null> {
  const [row] = await run(on, FIND, [orderId])
  return row ? { number: row.number, left: money(row.leftMinor, row.currency) } : null
}
