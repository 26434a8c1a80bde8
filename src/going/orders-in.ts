import type { Names } from '../checkout/plan-amounts.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** `settled`: it has its seats; `late`: its money is here and it has none, or somebody must look at it; `unpaid`: its buyer may still pay. */
export type OrderStanding = 'settled' | 'late' | 'unpaid'
export type SeatIn = { position: number; personId: string | null; name: string | null; isPayer: boolean }
/** Seats of one line in the offering that have not been given back. */
export type LineIn = { lineId: string; unitNetMinor: number; seats: SeatIn[] }
/** An order with seats in an offering, and what is known of its part there. */
export type OrderIn = Names & {
  orderId: string
  orderNumber: number
  payer: string
  payerKind: 'person' | 'company'
  standing: OrderStanding
  /** Of the money that came for it. */
  paymentId: string | null
  lines: LineIn[]
}

const OPEN_PLACES = 'order_places p where p.line_id = l.id and p.returned_at is null'
const SEATS = `select json_agg(json_build_object('position', p.position, 'personId', p.person_id, 'name', p.name,
     'isPayer', p.person_id is not distinct from o.person_id) order by p.position) from ${OPEN_PLACES}`
const OF_OFFERING = `l.order_id = o.id and l.offering_id = $1 and l.kind = 'seat' and exists (select from ${OPEN_PLACES})`
const FIND = statement<OrderIn>(
  'going-orders-in',
  `select o.id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as payer, o.payer ->> 'kind' as "payerKind", o.currency,
     case when o.settled_at is not null then 'settled' when o.unseated_at is not null or o.review is not null then 'late' else 'unpaid' end as standing,
     (select p.id from payments p where p.order_id = o.id and p.purpose = 'order' and p.captured_at is not null limit 1) as "paymentId",
     (select json_agg(json_build_object('lineId', l.id, 'unitNetMinor', l.unit_net_minor, 'seats', (${SEATS})) order by l.position)
      from order_lines l where ${OF_OFFERING}) as lines,
     (select json_object_agg(x.id, x.title) from order_lines x where x.order_id = o.id) as titles,
     (select coalesce(json_object_agg(d.id, d.content ->> 'number'), '{}') from documents d where d.id in ${documentsOfOrder('o.id')}) as numbers
   from orders o where o.cancelled_at is null and ($2::uuid is null or o.id = $2)
     and o.id in (select l.order_id from order_lines l where l.offering_id = $1) and exists (select from order_lines l where ${OF_OFFERING})
   order by o.number`,
)

/** Every order with seats in an offering that stands, by its number; or one. Read it under its lock to act upon it. */
export const ordersIn = (on: On, offeringId: string, orderId: string | null = null): Promise<OrderIn[]> =>
  run(on, FIND, [offeringId, orderId])

/** Seats that have not been given back. */
export const seatsOf = ({ lines }: OrderIn): SeatIn[] => lines.flatMap(({ seats }) => seats)
