import type { CreditPlace } from '../checkout/credit-wish.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Somebody else than the payer who sits in a seat that is cancelled, and the course they are told about. */
export type LostSeat = {
  personId: string
  enrolmentId: string
  name: string
  email: string
  title: string
  slug: string
}

const FIND = statement<LostSeat>(
  'cancelling-lost-seats',
  `select n.id as "personId", e.id as "enrolmentId", n.name, n.email, l.title, k.slug
   from jsonb_to_recordset($2) as c(line_id uuid, position int)
   join order_places p on p.line_id = c.line_id and p.position = c.position and p.returned_at is null
   join order_lines l on l.id = p.line_id and l.order_id = $1 join orders o on o.id = l.order_id
   join offerings f on f.id = l.offering_id join courses k on k.id = f.course_id join people n on n.id = p.person_id
   left join enrolments e on e.order_id = l.order_id and e.offering_id = l.offering_id and e.person_id = p.person_id and e.withdrawn_at is null
   where n.id is distinct from o.person_id order by l.position, p.position`,
)

/** Who loses a seat that somebody else has paid for. */
export const lostSeats = (tx: Tx, orderId: string, seats: readonly CreditPlace[]): Promise<LostSeat[]> =>
  run(tx, FIND, [orderId, JSON.stringify(seats.map(({ lineId, position }) => ({ line_id: lineId, position })))])
