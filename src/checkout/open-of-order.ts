import { creditableOf } from '../invoicing/creditable.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Open, Place } from './credit-plan.ts'
import { extrasOfOrder } from './extras-of-order.ts'
import { keptOfLines } from './kept-of-lines.ts'

/** Of `order_places p` in `order_lines l`: whoever sits there has completed the course. */
export const IS_COMPLETED = `exists (select from enrolments e where e.order_id = p.order_id and e.offering_id = l.offering_id
  and e.person_id = p.person_id and e.completed_at is not null)`

const PLACES = statement<Place>(
  'credit-places',
  `select p.line_id as "lineId", p.position, l.unit_net_minor as "unitNetMinor", ${IS_COMPLETED} as completed from order_places p
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
