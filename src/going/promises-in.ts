import { HOLDS_SEATS, LIVE_ORDER } from '../asking/the-request.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { IS_OPEN } from '../quotations/queries.ts'
import { waits } from '../waiting/in-order.ts'

/** Seats of an offering that somebody was promised and has not ordered, and who waits for some; all of it ends with the offering. */
export type PromisesIn = {
  /** Asked of an employer or a company. */
  requests: { id: string; name: string; seats: number }[]
  /** Quotes that hold seats or can still be taken up. */
  quotations: { id: string; number: number; name: string; seats: number }[]
  /** Of seats that are held; what a company has bought ends with its order. */
  applications: { id: string; holdId: string; name: string; seats: number }[]
  /** On the waiting list with a proved address, and how many seats they want. */
  waiting: { entries: number; seats: number }
  /** Seats on their way here or from here, while a difference is paid. */
  moves: number
}

const FIND = statement<PromisesIn>(
  'going-promises-in',
  `select
     (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'seats', l.quantity) order by r.id), '[]')
      from purchase_requests r join purchase_request_lines l on l.request_id = r.id and l.offering_id = $1
      ${LIVE_ORDER} where ${HOLDS_SEATS}) as requests,
     (select coalesce(json_agg(json_build_object('id', q.id, 'number', q.number, 'name', q.payer ->> 'name', 'seats', s.seats) order by q.id), '[]')
      from quotations q cross join lateral (select sum((e ->> 'quantity')::int) as seats from jsonb_array_elements(q.lines) e
        where (e ->> 'offeringId')::uuid = $1 and e ->> 'extraId' is null) s
      where s.seats > 0 and ${IS_OPEN}) as quotations,
     (select coalesce(json_agg(json_build_object('id', a.id, 'holdId', a.hold_id, 'name', p.name, 'seats', 1) order by a.id), '[]')
      from applications a join people p on p.id = a.person_id left join orders o on o.id = a.order_id and o.cancelled_at is null
      where a.offering_id = $1 and a.ended_at is null and a.hold_id is not null and o.id is null) as applications,
     (select json_build_object('entries', count(*), 'seats', coalesce(sum(e.wanting), 0)) from waiting_entries e
      where e.offering_id = $1 and ${waits('e')} and e.paid_order_id is null) as waiting,
     (select count(*)::int from moves m join order_lines l on l.id = m.from_line_id
      where m.done_at is null and m.ended_at is null and $1 in (m.to_offering_id, l.offering_id)) as moves`,
)

/** What stands at this moment. */
export const promisesIn = async (on: On, offeringId: string): Promise<PromisesIn> =>
  (await run(on, FIND, [offeringId]))[0]!
