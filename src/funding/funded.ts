import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'
import type { MODES } from './schema.ts'

/** One grant at the end of a month, and what happened in it. Amounts in minor units; counts only, nobody's name. */
export type Funded = {
  grantId: string
  funderId: string
  funder: string
  organisationNumber: string
  courseId: string
  titleNb: string
  titleEn: string
  offering: string | null
  mode: (typeof MODES)[number]
  currency: Currency
  /** Eligible seats, whether covered or not, that were sold and that were given back in the month. */
  seatsSold: number
  seatsReturned: number
  /** Covered as the month ended, and what is left; null where the grant has no such limit. */
  seatsFunded: number
  seatsLeft: number | null
  fundedMinor: number
  leftMinor: number | null
  /** Learners who sit in covered seats; of them, who completed in the month, and with how many tenths of an ECTS credit together. */
  people: number
  completions: number
  creditTenths: number
}

const IS_ELIGIBLE = `case g.eligible when 'everybody' then true when 'companies' then o.company_id is not null
  else exists (select from funding_grant_companies n where n.grant_id = g.id and n.company_id = o.company_id) end`

/**
 * Seats are covered in the order in which they were sold, as far as the grant reaches; one that is given back leaves its place to the
 * next that stands. The last seat within a sum gets what is left of it. No seat gets more than its price without VAT.
 */
const READ = statement<Funded>(
  'funding-funded',
  `with sold as (
     select g.id as grant_id, g.seats_most, g.most_minor, l.offering_id, p.line_id, p.position, p.person_id, o.id as order_id, o.number, o.settled_at as sold_at,
       ${sellerDay('coalesce(p.returned_at, o.cancelled_at)')} as back_on, ${sellerDay('o.settled_at')} as sold_on,
       least(coalesce(g.seat_minor, round(l.unit_net_minor * g.seat_basis_points / 10000.0)::bigint), l.unit_net_minor) as seat_minor
     from funding_grants g join offerings f on f.course_id = g.course_id and f.id = coalesce(g.offering_id, f.id)
     join order_lines l on l.offering_id = f.id and l.kind = 'seat' and l.unit_net_minor > 0
     join orders o on o.id = l.order_id and o.currency = g.currency and ${IS_ELIGIBLE} join order_places p on p.line_id = l.id
     where ${sellerDay('o.settled_at')} between g.from_day and least(coalesce(g.until_day, $2::date), $2::date)),
   standing as (
     select s.*, row_number() over earlier as place, coalesce(sum(s.seat_minor) over (earlier rows between unbounded preceding and 1 preceding), 0)::bigint as before_minor
     from sold s where s.back_on is null or s.back_on > $2::date window earlier as (partition by s.grant_id order by s.sold_at, s.number, s.line_id, s.position)),
   funded as (
     select s.*, least(s.seat_minor, coalesce(s.most_minor - s.before_minor, s.seat_minor)) as funded_minor from standing s
     where (s.seats_most is null or s.place <= s.seats_most) and (s.most_minor is null or s.before_minor < s.most_minor)),
   counted as (
     select s.grant_id, count(*) filter (where s.sold_on >= $1::date) as seats_sold, count(*) filter (where s.back_on between $1::date and $2::date) as seats_returned
     from sold s group by 1),
   covered as (
     select s.grant_id, count(*) as seats_funded, sum(s.funded_minor)::bigint as funded_minor, count(distinct s.person_id) as people,
       count(distinct s.person_id) filter (where ${sellerDay('e.completed_at')} between $1::date and $2::date) as completions
     from funded s left join enrolments e on e.order_id = s.order_id and e.offering_id = s.offering_id and e.person_id = s.person_id and e.withdrawn_at is null
     group by 1)
   select g.id as "grantId", u.id as "funderId", u.name as funder, u.organisation_number as "organisationNumber", k.id as "courseId",
     coalesce(nb.title, en.title, k.slug) as "titleNb", coalesce(en.title, nb.title, k.slug) as "titleEn", f.code as offering, g.mode, g.currency,
     coalesce(c.seats_sold, 0) as "seatsSold", coalesce(c.seats_returned, 0) as "seatsReturned", coalesce(v.seats_funded, 0) as "seatsFunded",
     g.seats_most - coalesce(v.seats_funded, 0) as "seatsLeft", coalesce(v.funded_minor, 0)::bigint as "fundedMinor",
     (g.most_minor - coalesce(v.funded_minor, 0))::bigint as "leftMinor", coalesce(v.people, 0) as people, coalesce(v.completions, 0) as completions,
     (coalesce(v.completions, 0) * k.credit_tenths)::bigint as "creditTenths"
   from funding_grants g join funders u on u.id = g.funder_id join courses k on k.id = g.course_id left join offerings f on f.id = g.offering_id
   left join course_texts nb on nb.course_id = k.id and nb.lang = 'nb' left join course_texts en on en.course_id = k.id and en.lang = 'en'
   left join counted c on c.grant_id = g.id left join covered v on v.grant_id = g.id
   where g.from_day <= $2::date and ($3::uuid is null or g.funder_id = $3) order by u.name, u.id, k.slug, g.set_at, g.id`,
)

/** Every grant that had begun by the end of a month, or those of one funder. */
export const fundedThrough = (on: On, month: Month, funderId: string | null = null): Promise<Funded[]> =>
  run(on, READ, [firstDay(month), lastDay(month), funderId])
