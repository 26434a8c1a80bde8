import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** What was bought beside seats, and whether it has been delivered by now. */
export type SoldExtraLine = {
  lineId: string
  seatLineId: string
  title: string
  quantity: number
  unitNetMinor: number
  /** Of the line it was chosen with: seats that were bought. */
  seats: number
  delivered: boolean
  deliveredAt: Date
}

const FIND = statement<SoldExtraLine>(
  'checkout-extras-of-order',
  `select l.id as "lineId", l.seat_line_id as "seatLineId", l.title, l.quantity, l.unit_net_minor as "unitNetMinor", s.quantity as seats,
     d.at as "deliveredAt", d.at <= app_now() as delivered
   from order_lines l join order_lines s on s.id = l.seat_line_id join offerings f on f.id = l.offering_id
   cross join lateral (select case l.delivered when 'on-order' then l.delivered_from::timestamp at time zone '${SELLER_ZONE}'
     else coalesce((select min(m.starts_at) from offering_sessions m where m.offering_id = f.id), f.starts_at) end as at) d
   where l.order_id = $1 and l.kind = 'extra' order by l.position`,
)

/** The extras of an order. Read it under the order's lock to act upon it. */
export const extrasOfOrder = (on: On, orderId: string): Promise<SoldExtraLine[]> => run(on, FIND, [orderId])
