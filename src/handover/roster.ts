import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Which offerings: one, those of a faculty, or all. Those that ended long ago are nobody's work any more. */
export type RosterOf = { offeringId?: string; faculty?: string }
export type RosterOffering = {
  id: string
  code: string
  title: string
  courseId: string
  slug: string
  courseTitle: string
  faculty: string
  startsAt: Date
  endsAt: Date
  place: string
  /** Years are counted from 1 August: the year in which it ends. */
  schoolYear: number
  isOpen: boolean
  changedAt: Date
}
export type RosterPerson = { id: string; name: string; email: string; isErased: boolean; changedAt: Date }
/** Who takes part or teaches. `left`: takes part no more; `paused`: access waits until something about the payment is decided. */
export type RosterSeat = {
  offeringId: string
  personId: string
  role: 'student' | 'teacher'
  state: 'active' | 'completed' | 'paused' | 'left'
  since: Date
  changedAt: Date
}
export type Roster = { at: Date; offerings: RosterOffering[]; people: RosterPerson[]; seats: RosterSeat[] }

/** For how long after its end an offering is still handed over to teaching platforms, in days. */
const AFTER_DAYS = 180
const CHOSEN = `select f.id from offerings f join courses c on c.id = f.course_id
  where ($1::uuid is null or f.id = $1) and ($2::text is null or c.faculty = $2)
    and ($1::uuid is not null or f.ends_at > app_now() - interval '${AFTER_DAYS} days')
    and (f.published_at is not null or exists (select from enrolments n where n.offering_id = f.id))`
const OFFERINGS = statement<RosterOffering>(
  'handover-roster-offerings',
  `select f.id, f.code, t.title || ' (' || f.code || ')' as title, c.id as "courseId", c.slug, t.title as "courseTitle", c.faculty, f.starts_at as "startsAt",
     f.ends_at as "endsAt", f.place, extract(year from (f.starts_at at time zone f.zone) + interval '5 months')::int as "schoolYear",
     f.published_at is not null as "isOpen",
     greatest(f.created_at, (select max(e.at) from business_events e where e.offering_id = f.id and e.kind like 'offering.%')) as "changedAt"
   from offerings f join courses c on c.id = f.course_id
   cross join lateral ${titleIn('c.id', 'f.teaching_lang')} t
   where f.id in (${CHOSEN}) order by f.starts_at, f.id`,
)
/** Somebody who left and came back has one line: the one that counts. */
const SEATS = statement<RosterSeat>(
  'handover-roster-seats',
  `select distinct on (s."offeringId", s."personId", s.role) s.* from (
     select e.offering_id as "offeringId", e.person_id as "personId", 'student' as role, case when e.withdrawn_at is not null or p.erased_at is not null then 'left'
         when ${accessPaused('e.order_id')} then 'paused' when e.completed_at is not null and f.ends_at < app_now() then 'completed' else 'active' end as state,
       e.enrolled_at as since, coalesce(e.withdrawn_at, e.completed_at, e.enrolled_at) as "changedAt"
     from enrolments e join people p on p.id = e.person_id join offerings f on f.id = e.offering_id where e.offering_id in (${CHOSEN})
     union all
     select t.offering_id, t.person_id, 'teacher', case when t.ended_at is null and t.session_ids is null then 'active' else 'left' end, t.since, coalesce(t.ended_at, t.since)
     from offering_teachers t where t.offering_id in (${CHOSEN})) s
   order by s."offeringId", s."personId", s.role, (s.state = 'left'), s.since desc`,
)
const PEOPLE = statement<RosterPerson>(
  'handover-roster-people',
  `select p.id, p.name, p.email, p.erased_at is not null as "isErased", coalesce(p.erased_at, p.created_at) as "changedAt"
   from people p where p.id = any($1::uuid[]) order by p.id`,
)

/** Who is where, of one moment. */
export async function readRoster(on: On & { now: Date }, { offeringId, faculty }: RosterOf): Promise<Roster> {
  const asked = [offeringId ?? null, faculty ?? null]
  const offerings = await run(on, OFFERINGS, asked)
  const seats = await run(on, SEATS, asked)
  const people = await run(on, PEOPLE, [[...new Set(seats.map(({ personId }) => personId))]])
  return { at: on.now, offerings, seats, people }
}
