import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import type { LINEAGE_KINDS } from './shapes.ts'
import type { Looker } from './wallet-of.ts'

/** One thing that became of a seat, and to whom, by the name the company gave; of a seat that was moved here, from where. */
export type Lineage = { at: Date; kind: (typeof LINEAGE_KINDS)[number]; name: string | null }

const FIND = statement<Lineage>(
  'wallet-lineage',
  `with own as (
     select w.* from wallet_seats w join orders o on o.id = w.order_id where w.company_id = $1 and w.seat_id = $4 and ($3 or ${openToMember('$2')})),
   given as (select a.* from own join seat_assignments a on a.seat_id = own.seat_id and a.company_id = own.company_id and a.order_id = own.order_id)
   select own.bought_at as at, case when m.name is null then 'bought' else 'moved-here' end as kind, m.name from own join orders o on o.id = own.order_id
     left join lateral (select x.title || ' (' || f.code || ')' as name from order_lines l join order_lines x on x.id = l.moved_from_id
       join offerings f on f.id = x.offering_id where own.bought_at > o.settled_at and l.order_id = o.id and l.offering_id = own.offering_id
       order by l.position desc limit 1) m on true
   union all select invited_at, 'given', name from given
   union all select accepted_at, 'accepted', name from given where accepted_at is not null
   union all select ended_at, end_cause, name from given where ended_at is not null
   union all select e.completed_at, 'completed', coalesce((select g.name from given g where g.person_id = e.person_id and g.ended_at is null), p.name)
     from own join enrolments e on e.seat_id = own.seat_id and e.order_id = own.order_id
     left join lateral (select min(x.name) as name from order_places x where x.order_id = own.order_id and x.person_id = e.person_id) p on true
     where e.completed_at is not null
   union all select t.noted_at, 'attended', coalesce((select g.name from given g where g.person_id = e.person_id and g.ended_at is null), p.name)
     from own join enrolments e on e.seat_id = own.seat_id and e.order_id = own.order_id join attendances t on t.enrolment_id = e.id and t.present
     left join lateral (select min(x.name) as name from order_places x where x.order_id = own.order_id and x.person_id = e.person_id) p on true
   order by at, kind`,
)

/** What has become of a company's seat since it was bought, oldest first. @throws seat/unknown */
export async function lineageOf(on: On, { companyId, personId, isStaff }: Looker, seatId: string): Promise<Lineage[]> {
  const lineage = await run(on, FIND, [companyId, personId, isStaff, seatId])
  if (lineage.length === 0) throw unknown('seat')
  return lineage
}
