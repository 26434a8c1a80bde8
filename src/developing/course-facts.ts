import { IS_OPEN } from '../evaluating/state.ts'
import type { Keeper } from '../identity/keepers.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { STAFF_TITLE } from '../storefront/courses-for-staff.ts'
import { RESPONSIBLE, RESPONSIBLE_ID } from '../tasks/responsible.ts'
import { waits } from '../waiting/in-order.ts'
import type { GateFacts } from './gates.ts'
import { stageOf } from './stage.ts'

/** As many as a page can show. */
export const COURSES_MOST = 2_000

/** A course as the board and the gates see it. */
export type CourseFacts = GateFacts & {
  courseId: string
  title: string
  faculty: string
  proposalId: string | null
  /** The next date that matters: the first start to come, published or not. */
  nextStartAt: Date | null
  /** Who answers for it among those who keep it. */
  responsible: Keeper | null
}
type Row = Omit<CourseFacts, 'stage'>

/** Each kind of thing is gathered once for all courses, the newest. Ids rise with time. $1 the reader's language, $2 faculties or null for all, $3 one course or null for all, $4 who answers for it: an id, `nobody`, or null for all. */
const FACTS = statement<Row>(
  'developing-course-facts',
  `with chosen as materialized (
     select c.* from courses c where ($3::uuid is null or c.id = $3) and ($2::text[] is null or c.faculty = any ($2))
       and ($4::text is null or coalesce(${RESPONSIBLE_ID}::text, 'nobody') = $4) order by c.id desc limit ${COURSES_MOST}),
   runs as materialized (
     select o.id, o.course_id, o.starts_at, o.ends_at, o.published_at, exists (select from offering_sessions s where s.offering_id = o.id) as met,
       exists (select from offering_prices r where r.offering_id = o.id) as priced
     from chosen c join offerings o on o.course_id = c.id),
   held as (
     select course_id, count(*) filter (where published_at is not null and ends_at > app_now()) as current,
       count(*) filter (where ends_at > app_now()) as unfinished,
       max(ends_at) filter (where published_at is not null and ends_at <= app_now()) as delivered,
       min(starts_at) filter (where starts_at > app_now()) as next,
       count(*) filter (where starts_at > app_now() and met) as planned,
       count(*) filter (where starts_at > app_now() and met and priced) as priced
     from runs group by 1),
   said as (
     select t.course_id, array_agg(t.lang order by t.lang) filter (where t.title <> '') as titled,
       array_agg(t.lang order by t.lang) filter (where t.title <> '' and t.summary <> '' and t.description <> '') as complete,
       max(length(t.summary)) as summary, bool_or(t.prerequisites <> '') as whom
     from chosen c join course_texts t on t.course_id = c.id group by 1),
   step as (select distinct on (s.course_id) s.course_id, s.step, s.at from chosen c join course_steps s on s.course_id = c.id order by s.course_id, s.at desc, s.id desc),
   ordered as (
     select r.course_id, count(distinct l.order_id) as n from runs r join order_lines l on l.offering_id = r.id join orders d on d.id = l.order_id
     where d.settled_at is null and d.cancelled_at is null group by 1),
   asked as (
     select r.course_id, count(*) as n from runs r join evaluations v on v.offering_id = r.id
     where not exists (select from evaluation_conclusions k where k.offering_id = r.id)
       and (${IS_OPEN} or exists (select from evaluation_answers a where a.offering_id = r.id)) group by 1),
   waits as (
     select r.course_id, count(*) as n from runs r join waiting_entries e on e.offering_id = r.id
     where ${waits('e')} group by 1)
   select c.id as "courseId", ${STAFF_TITLE} as title, c.faculty, c.contact_email as "contactEmail", c.published_at is not null as published,
     ${RESPONSIBLE} as responsible, (select g.proposal_id from course_origins g where g.course_id = c.id) as "proposalId",
     step.step as "lastStep", step.at as "lastStepAt", coalesce(held.current, 0) as current, coalesce(held.unfinished, 0) as unfinished,
     held.delivered as "deliveredAt", held.next as "nextStartAt", coalesce(held.planned, 0) as planned, coalesce(held.priced, 0) as priced,
     coalesce(said.titled, '{}') as titled, coalesce(said.complete, '{}') as "completeLangs", coalesce(said.summary, 0) as "summaryLength",
     coalesce(said.whom, false) as "saysForWhom", coalesce(ordered.n, 0) as "openOrders", coalesce(waits.n, 0) as waiting,
     coalesce(asked.n, 0) as unconcluded
   from chosen c left join held on held.course_id = c.id left join said on said.course_id = c.id left join step on step.course_id = c.id
   left join ordered on ordered.course_id = c.id left join waits on waits.course_id = c.id
   left join asked on asked.course_id = c.id order by held.next nulls last, title, c.id`,
)

type Ask = { lang: Lang; faculties: readonly string[] | null; courseId?: string; responsible?: string | null }

/** In one statement, however many courses there are. Open orders and waiting lists are counted only for whoever sees them all. */
export const courseFacts = async (on: On, { lang, faculties, courseId, responsible }: Ask): Promise<CourseFacts[]> =>
  (await run(on, FACTS, [lang, faculties, courseId ?? null, responsible ?? null])).map((row) => ({
    ...row,
    stage: stageOf(row),
  }))
