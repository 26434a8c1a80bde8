import { titleIn } from '../catalogue/title-in.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import type { Both } from './the-merge.ts'

/** Who paid for a seat: a company, the person themselves, or somebody else for them. */
export type Seat = {
  paidBy: 'company' | 'self' | 'somebody'
  company: string | null
  isAccepted: boolean
  isCompleted: boolean
}
/** An offering in which both accounts have a seat: one of the two stays theirs. */
export type SeatTwice = { offeringId: string; title: string; startsAt: Date; zone: string; here: Seat; there: Seat }

/** Seats of either account, taken or only offered; parameters $1 and $2 are the two. */
export const SITTING = `sitting as (
  select e.person_id, e.offering_id, e.seat_id, e.order_id, e.completed_at is not null as "isCompleted", true as "isAccepted"
  from enrolments e where e.person_id in ($1, $2) and e.withdrawn_at is null
  union all
  select a.person_id, a.offering_id, a.seat_id, a.order_id, false, false from seat_assignments a
  where a.person_id in ($1, $2) and a.ended_at is null
    and not exists (select from enrolments e where e.seat_id = a.seat_id and e.withdrawn_at is null))`

const FIND = statement<Omit<SeatTwice, 'startsAt'> & { startsAt: Date }>(
  'merge-seats-twice',
  `with ${SITTING},
   seat as (
     select distinct on (s.person_id, s.offering_id) s.person_id, s.offering_id, json_build_object(
       'paidBy', case when o.company_id is not null then 'company' when o.person_id in ($1, $2) then 'self' else 'somebody' end,
       'company', c.name, 'isAccepted', s."isAccepted", 'isCompleted', s."isCompleted") as said
     from sitting s join orders o on o.id = s.order_id left join companies c on c.id = o.company_id
     order by s.person_id, s.offering_id, s."isAccepted" desc, s.seat_id)
   select f.id as "offeringId", t.title, f.starts_at as "startsAt", f.zone, h.said as here, x.said as there
   from seat h join seat x on x.offering_id = h.offering_id join offerings f on f.id = h.offering_id
   cross join lateral ${titleIn('f.course_id', '$3')} t
   where h.person_id = $1 and x.person_id = $2 order by f.starts_at, f.id`,
)

/** In the order in which the courses begin. */
export const seatsTwice = (tx: Tx, { here, there }: Both, lang: Lang): Promise<SeatTwice[]> =>
  run(tx, FIND, [here, there, lang])
