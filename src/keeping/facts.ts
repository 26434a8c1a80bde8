import { signatorySetting } from '../certifying/signatory.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { readSetting } from '../platform/settings.ts'
import { STAFF_TITLE } from '../storefront/courses-for-staff.ts'
import { offeringLacks, READINESS, type Readiness } from '../storefront/readiness.ts'
import { DUE, TODAY } from '../tasks/due.ts'
import { waits } from '../waiting/in-order.ts'

/** How long after its end an offering may still ask for something, in days. */
const ASKS_DAYS = 90
/** More offerings than a unit has under way at a time; those that start last are left out beyond it. */
const MOST = 2_000

/** What is known of an offering when asking whether somebody must decide something about it. */
export type OfferingFacts = {
  offeringId: string
  courseId: string
  code: string
  title: string
  faculty: string
  zone: string
  mode: 'campus' | 'online' | 'hybrid'
  startsAt: Date
  endsAt: Date
  saleOpensAt: Date
  saleClosesAt: Date
  publishedAt: Date | null
  /** It is held together with another start, which is the one on sale. */
  follows: boolean
  /** It is not held, and asks for nothing any more. */
  cancelledAt: Date | null
  /** When the day is over by which it is decided whether it is held; null where none is set, or it is decided. */
  decideBy: Date | null
  coursePublished: boolean
  minimum: number
  /** There is a link to join over the network. */
  hasLink: boolean
  capacity: number
  sold: number
  /** Held by somebody who is paying, or offered to somebody who waits. */
  held: number
  left: number
  /** Entries on the waiting list, and the seats that they ask for beyond those they are offered. */
  waiting: number
  wanting: number
  enrolled: number
  /** Enrolled, without a completion, and nobody has said that they have none. */
  unjudged: number
  /** Their payment is disputed, and access waits. */
  paused: number
  /** Seats of companies on which nobody sits. */
  unnamed: number
  hasRule: boolean
  teachers: number
  /** Sessions to come that nobody teaches. */
  untaught: number
  /** Sessions that are over and of which nothing is noted, and the end of the first. */
  unnoted: number
  unnotedSince: Date | null
  /** When the time was over to answer what it was worth, where answers came that nobody has looked at. */
  evaluationClosedAt: Date | null
  /** Such answers. */
  unread: number
  /** Tasks about it that nobody did in time, and when the day of the first was over. */
  overdue: number
  overdueSince: Date | null
  /** How many things keep a draft from being published. */
  lacking: number
  langsMissing: Lang[]
  /** Somebody stands on certificates. */
  hasSignatory: boolean
}
type Row = Omit<OfferingFacts, 'left' | 'lacking' | 'langsMissing' | 'hasSignatory'> & Readiness

/** Each kind of thing is gathered once for all offerings, whatever the planner thinks of so many: joined to each it would be gathered for each. $1 the reader's language, $2 faculties or null for all, $3 one offering or null for all. */
const FACTS = statement<Row>(
  'keeping-facts',
  `with open as materialized (
     select o.* from offerings o join courses c on c.id = o.course_id
     where o.id = $3 or ($3::uuid is null and o.ends_at > app_now() - interval '${ASKS_DAYS} days' and ($2::text[] is null or c.faculty = any ($2))) order by o.starts_at, o.id limit ${MOST}),
   seated as materialized (
     select p.offering_id, count(s.id) as capacity, count(s.sold_at) as sold, count(*) filter (where s.sold_at is null and s.held_until > app_now()) as held
     from open o join seat_pools p on p.offering_id = o.id join seats s on s.pool_id = p.id group by 1),
   waits as materialized (
     select e.offering_id, count(*) as waiting, sum(e.wanting - coalesce(f.quantity, 0))::int as wanting
     from open o join waiting_entries e on e.offering_id = o.id left join waiting_offers f on f.entry_id = e.id and f.closed_at is null
     where ${waits('e')} group by 1),
   learners as materialized (
     select e.offering_id, count(*) as enrolled, count(*) filter (where e.completed_at is null and d.enrolment_id is null) as unjudged,
       count(*) filter (where ${accessPaused('e.order_id')}) as paused
     from open o join enrolments e on e.offering_id = o.id left join completion_decisions d on d.enrolment_id = e.id where e.withdrawn_at is null group by 1),
   nameless as materialized (
     select w.offering_id, count(*) as unnamed from open o join wallet_seats w on w.offering_id = o.id
     where not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null) group by 1),
   evaluated as materialized (
     select v.offering_id, v.closes_at, count(a.id)::int as answers from open o join evaluations v on v.offering_id = o.id and v.closes_at <= app_now()
       join evaluation_answers a on a.offering_id = o.id
     where not exists (select from evaluation_conclusions k where k.offering_id = o.id) group by v.offering_id),
   late as materialized (
     select t.offering_id, count(*) as overdue, min((${DUE} + 1)::timestamp at time zone o.zone) as since from open o join tasks t on t.offering_id = o.id
     where t.done_at is null and ${DUE} < ${TODAY} group by 1),
   silent as materialized (
     select s.offering_id, count(*) as unnoted, min(s.ends_at) as since from open o join offering_sessions s on s.offering_id = o.id and s.ends_at < app_now()
     where not exists (select from attendances a where a.session_id = s.id) group by 1)
   select o.id as "offeringId", o.course_id as "courseId", o.code, ${STAFF_TITLE} as title, c.faculty, o.zone, o.mode, o.starts_at as "startsAt", o.ends_at as "endsAt",
     o.sale_opens_at as "saleOpensAt", o.sale_closes_at as "saleClosesAt", o.published_at as "publishedAt", o.cancelled_at as "cancelledAt",
     exists (select from held_together h where h.offering_id = o.id) as follows,
     (select (d.day + 1)::timestamp at time zone o.zone from decision_days d where d.offering_id = o.id) as "decideBy", o.join_url <> '' as "hasLink",
     coalesce(p.sold, 0) as sold, coalesce(p.held, 0) as held, coalesce(w.waiting, 0) as waiting, coalesce(w.wanting, 0) as wanting,
     coalesce(l.enrolled, 0) as enrolled, coalesce(l.unjudged, 0) as unjudged, coalesce(l.paused, 0) as paused, coalesce(n.unnamed, 0) as unnamed,
     exists (select from completion_rules r where r.offering_id = o.id) as "hasRule",
     (select count(*) from offering_teachers t where t.offering_id = o.id and t.ended_at is null) as teachers,
     (select count(*) from offering_sessions s where s.offering_id = o.id and s.starts_at > app_now() and not exists (
        select from offering_teachers t where t.offering_id = o.id and t.ended_at is null and (t.session_ids is null or s.id = any (t.session_ids)))) as untaught,
     ev.closes_at as "evaluationClosedAt", coalesce(ev.answers, 0) as unread,
     coalesce(y.overdue, 0) as overdue, y.since as "overdueSince",
     coalesce(x.unnoted, 0) as unnoted, x.since as "unnotedSince", ${READINESS}
   from open o join courses c on c.id = o.course_id left join seated p on p.offering_id = o.id left join waits w on w.offering_id = o.id
   left join learners l on l.offering_id = o.id left join nameless n on n.offering_id = o.id left join silent x on x.offering_id = o.id
   left join late y on y.offering_id = o.id
   left join evaluated ev on ev.offering_id = o.id
   order by o.starts_at, o.id`,
)

/** Every offering of these faculties that is to come, goes on, or was over not long ago, by its start; or one, whenever it is. Two statements, however many there are. */
export async function factsOf(
  on: On,
  { lang, faculties, offeringId }: { lang: Lang; faculties: readonly string[] | null; offeringId?: string },
): Promise<OfferingFacts[]> {
  const rows = await run(on, FACTS, [lang, faculties, offeringId ?? null])
  const hasSignatory = (await readSetting(on, signatorySetting)) !== null
  return rows.map((row) => ({
    ...row,
    left: row.capacity - row.sold - row.held,
    lacking: offeringLacks(row).length,
    langsMissing: LANGS.filter((each) => !row.completeLangs.includes(each)),
    hasSignatory,
  }))
}
