import { creditableOf } from '../invoicing/creditable.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Open, Place } from './credit-plan.ts'
import { extrasOfOrder } from './extras-of-order.ts'
import { keptOfLines } from './kept-of-lines.ts'

const PLACES = statement<Place>(
  'credit-places',
  `select p.line_id as "lineId", p.position, l.unit_net_minor as "unitNetMinor" from order_places p
   join order_lines l on l.id = p.line_id where p.order_id = $1 and p.returned_at is null order by l.position, p.position`,
)

/** What of an order can be taken back. Read it under the order's lock to act upon it. */
export async function openOfOrder(on: On, orderId: string, today: string): Promise<Open> {
  return {
    demands: await creditableOf(on, orderId),
    places: await run(on, PLACES, [orderId]),
    extras: await extrasOfOrder(on, orderId),
    kept: await keptOfLines(on, orderId),
    today,
  }
}
