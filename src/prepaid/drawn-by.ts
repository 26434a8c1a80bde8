import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** On which prepaid an order was drawn, what is left of that now, and whether its last day is over. */
export type DrawnBy = { number: string; left: Money; untilDay: string; isOver: boolean }

const FIND = statement<Omit<DrawnBy, 'left'> & { leftMinor: number; currency: Currency }>(
  'prepaid-drawn-by',
  `select p.number, p.currency, prepaid_left(p.id) as "leftMinor", p.until_day as "untilDay",
     p.until_day < ${TODAY} as "isOver" from prepaids p
   where p.id = (select m.prepaid_id from prepaid_movements m where m.order_id = $1 and m.kind = 'drawn' limit 1)`,
)

/** Null where the order was paid otherwise. */
export async function drawnBy(on: On, orderId: string): Promise<DrawnBy | null> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) return null
  const { leftMinor, currency, ...drawn } = row
  return { ...drawn, left: money(leftMinor, currency) }
}
