import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

/** How somebody stands to a seat: in it, out of it, or invited to it by a company. */
export type SeatStanding = 'enrolled' | 'completed' | 'withdrawn' | 'invited' | 'invitation-failed' | 'invitation-over'
export type PersonsSeat = {
  offeringId: string
  title: string
  code: string
  startsAt: Date
  orderId: string
  orderNumber: number
  standing: SeatStanding
  /** When it came to stand so. */
  since: Date
  /** The company that gave it, or pays for it. */
  company: string | null
}

const FIND = statement<PersonsSeat>(
  'support-seats-of-person',
  `with theirs as (
     select e.offering_id, e.order_id, coalesce(e.withdrawn_at, e.completed_at, e.enrolled_at) as since,
       case when e.withdrawn_at is not null then 'withdrawn' when e.completed_at is not null then 'completed' else 'enrolled' end as standing
     from enrolments e where e.person_id = $1
     union all
     select a.offering_id, a.order_id, coalesce(i.sent_at, a.invited_at),
       case when i.sent_at is null and i.fault is not null then 'invitation-failed' when i.ends_at <= app_now() then 'invitation-over' else 'invited' end
     from seat_assignments a left join lateral (select * from seat_invitations i where i.assignment_id = a.id order by i.made_at desc limit 1) i on true
     where a.person_id = $1 and a.ended_at is null and a.accepted_at is null)
   select t.offering_id as "offeringId", w.title, f.code, f.starts_at as "startsAt", t.order_id as "orderId", o.number as "orderNumber",
     t.standing, t.since, (select c.name from companies c where c.id = o.company_id) as company
   from theirs t join orders o on o.id = t.order_id join offerings f on f.id = t.offering_id cross join lateral ${titleIn('f.course_id', '$2')} w
   order by t.since desc limit 100`,
)

/** Every seat that somebody has, had or was invited to, the latest first. */
export const seatsOfPerson = (on: On, personId: string, lang: Lang): Promise<PersonsSeat[]> =>
  run(on, FIND, [personId, lang])
