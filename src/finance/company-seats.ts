import { openToMember } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { AsMember } from './company-account.ts'

/** A company's seats in one offering from one order: who sits in them, by the names they were given, and how many have no name yet. */
export type CompanySeats = {
  orderId: string
  orderNumber: number
  offeringId: string
  title: string
  code: string
  place: string
  zone: string
  startsAt: Date
  endsAt: Date
  bought: number
  unnamed: number
  people: { name: string; email: string }[]
}

const FIND = statement<CompanySeats>(
  'finance-company-seats',
  `select w.order_id as "orderId", o.number as "orderNumber", w.offering_id as "offeringId",
     coalesce(t.title, l.title) as title, f.code, f.place, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt",
     count(*) as bought, count(*) filter (where e.id is null) as unnamed,
     coalesce(json_agg(json_build_object('name', pl.name, 'email', n.email) order by pl.name, n.email)
       filter (where e.id is not null), '[]') as people
   from wallet_seats w join orders o on o.id = w.order_id join offerings f on f.id = w.offering_id
   join order_lines l on l.order_id = w.order_id and l.offering_id = w.offering_id and l.kind = 'seat'
   left join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null left join people n on n.id = e.person_id
   left join lateral (select coalesce(min(p.name), n.email) as name from order_places p
     where p.line_id = l.id and p.person_id = e.person_id) pl on true
   left join course_texts t on t.course_id = f.course_id and t.lang = $2 and t.title <> ''
   where w.company_id = $1 and ${openToMember('$3')} group by w.order_id, o.number, w.offering_id, coalesce(t.title, l.title), f.id
   order by (count(*) filter (where e.id is null) > 0) desc, f.starts_at, o.number, w.offering_id`,
)

/** A company's seats, those without a name first, then by start. */
export const companySeats = (on: On, { companyId, personId }: AsMember, lang: Lang): Promise<CompanySeats[]> =>
  run(on, FIND, [companyId, lang, personId])
