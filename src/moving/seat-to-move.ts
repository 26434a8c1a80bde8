import type { PersonLine, PersonOrder } from '../cancelling/person-order.ts'
import type { Payer } from '../orders/payer.ts'
import type { PayBy } from '../orders/state.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import type { Seat } from './move-wish.ts'
import { attended, drawnSeat, sharedPrice, underWay } from './problems.ts'

/** A seat that somebody sits in, and who pays for it. */
export type SeatToMove = {
  lineId: string
  position: number
  payBy: PayBy
  payer: Payer
  /** Whose order it is. */
  ordererId: string | null
  personId: string
  name: string
  email: string
  courseId: string
  enrolmentId: string
}
type Row = SeatToMove & { hasAttended: boolean; isShared: boolean; moveId: string | null }

/** Of `orders o`: the move of it that waits for its payment. */
export const MOVE_UNDER_WAY =
  '(select m.id from moves m where m.order_id = o.id and m.done_at is null and m.ended_at is null)'

const FIND = statement<Row>(
  'moving-seat',
  `select p.line_id as "lineId", p.position, o.pay_by as "payBy", o.payer, o.person_id as "ordererId", p.person_id as "personId", p.name, n.email,
     f.course_id as "courseId", e.id as "enrolmentId",
     o.shared_with_id is not null as "isShared", exists (select from attendances a where a.enrolment_id = e.id and a.present) or e.completed_at is not null as "hasAttended",
     ${MOVE_UNDER_WAY} as "moveId"
   from order_places p join order_lines l on l.id = p.line_id and l.kind = 'seat' join orders o on o.id = p.order_id
   join offerings f on f.id = l.offering_id join people n on n.id = p.person_id
   join enrolments e on e.order_id = o.id and e.offering_id = l.offering_id and e.person_id = p.person_id and e.withdrawn_at is null
   where o.id = $1 and p.line_id = $2 and p.position = $3 and p.returned_at is null`,
)

/**
 * A seat of an order of a person, as it can be moved. Read it under the order's lock to act upon it.
 * @throws seat/unknown, moving/drawn, moving/shared-price, moving/attended, moving/under-way
 */
export async function seatToMove(on: On, orderId: string, { lineId, position }: Seat): Promise<SeatToMove> {
  const [row] = await run(on, FIND, [orderId, lineId, position])
  if (!row) throw unknown('seat')
  const { hasAttended, isShared, moveId, ...seat } = row
  if (seat.payBy === 'prepaid') throw drawnSeat()
  if (isShared) throw sharedPrice()
  if (hasAttended) throw attended()
  if (moveId) throw underWay(moveId)
  return seat
}

/** The line that a seat of an order was bought with. */
export const lineOf = ({ lines }: PersonOrder, { lineId }: Pick<Seat, 'lineId'>): PersonLine =>
  lines.find((line) => line.lineId === lineId)!
