import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { HOLDINGS, type Looker, type SeatState, STATE } from './wallet-of.ts'

/** Somebody with a seat of the company: one row for each seat. */
export type SeatedPerson = {
  name: string
  email: string
  offeringId: string
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  state: SeatState
  orderNumber: number
  since: Date
}

const FIND = statement<SeatedPerson>(
  'wallet-people',
  `select coalesce(a.name, pl.name, '') as name, coalesce(a.email, n.email) as email, f.id as "offeringId", t.title, f.code, f.zone,
     f.starts_at as "startsAt", f.ends_at as "endsAt", ${STATE} as state, o.number as "orderNumber",
     coalesce(e.completed_at, e.enrolled_at, i.opened_at, i.sent_at, a.invited_at) as since
   from wallet_seats w join orders o on o.id = w.order_id and ($3 or ${openToMember('$2')}) join offerings f on f.id = w.offering_id
   ${HOLDINGS} left join people n on n.id = e.person_id
   left join seat_invitations i on i.assignment_id = a.id and i.used_at is null and i.closed_at is null and e.id is null
   left join lateral (select min(p.name) as name from order_places p join order_lines l on l.id = p.line_id
     where a.id is null and p.order_id = w.order_id and l.offering_id = w.offering_id and p.person_id = e.person_id) pl on true
   cross join lateral (select title from course_texts x where x.course_id = f.course_id order by (x.lang = $4) desc, x.lang desc limit 1) t
   where w.company_id = $1 and (a.id is not null or e.id is not null) order by 1, 2, f.starts_at, w.seat_id`,
)

/** Everybody who has a seat of the company, by name. */
export const peopleOf = (on: On, { companyId, personId, isStaff }: Looker, lang: Lang): Promise<SeatedPerson[]> =>
  run(on, FIND, [companyId, personId, isStaff, lang])
