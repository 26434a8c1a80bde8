import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { CalendarEntry } from '../platform/icalendar.ts'
import { type Lang, say } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'

/** For how long a calendar says of something that it is cancelled, in days: whoever subscribes looks every few hours. */
const CANCELLED_DAYS = 60

type Row = {
  id: string
  title: string
  slug: string
  startsAt: Date
  endsAt: Date
  place: string
  teachingPlace: string
  isCancelled: boolean
  changes: number
  changedAt: Date
  seats: number
  /** Only for those who take part; empty for others, and while their payment is disputed. */
  joinUrl: string
  practical: string
}
export type Shown = { publicUrl: string; lang: Lang }

/**
 * The sessions of what `taken` names: `offering_id`, `gone_at` (null: is on), `seats`, `takes_part` (they are told what only those who
 * are enrolled are told), and how often and when that last changed
 * (`moves`, `moved_at`). A session that was taken away or moved is told as
 * cancelled, and its new time is an entry of its own. Changes of the offering are counted from its events,
 * those that wait for their number too: a sequence only grows, and has grown when the change is told.
 */
const entriesOf = (name: string, taken: string) =>
  statement<Row>(
    name,
    `with taken as (${taken}),
       meetings as (
         select id, offering_id, starts_at, ends_at, place, null::timestamptz as gone_at from offering_sessions where offering_id in (select offering_id from taken)
         union all
         select id, offering_id, starts_at, ends_at, place, gone_at from gone_sessions where offering_id in (select offering_id from taken)
           and gone_at > app_now() - interval '${CANCELLED_DAYS} days')
     select m.id, x.title, c.slug, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, f.place as "teachingPlace", t.seats,
       case when t.takes_part then f.join_url else '' end as "joinUrl", case when t.takes_part then coalesce(f.practical ->> $2, '') else '' end as practical,
       coalesce(m.gone_at, t.gone_at) is not null as "isCancelled",
       h.changes + t.moves + (m.gone_at is not null)::int as changes,
       greatest(f.created_at, h.at, t.moved_at, m.gone_at) as "changedAt"
     from taken t join meetings m on m.offering_id = t.offering_id join offerings f on f.id = t.offering_id join courses c on c.id = f.course_id
     cross join lateral ${titleIn('c.id', '$2')} x
     cross join lateral (select count(*) as changes, max(e.at) as at from (
       select b.at from business_events b where b.offering_id = f.id and b.kind like 'offering.%'
       union all select d.at from business_events_due d where d.offering_id = f.id and d.kind like 'offering.%') e) h
     order by m.starts_at, m.id`,
  )

/** Of one offering that everybody may see. */
export const OF_OFFERING = entriesOf(
  'enrolment-calendar-offering',
  `select id as offering_id, null::timestamptz as gone_at, 0::bigint as seats, false as takes_part, 0::bigint as moves, created_at as moved_at
   from offerings where id = $1 and published_at is not null and not closed`,
)
/** What somebody no longer takes part in is cancelled for them. Who comes and goes is counted, so that a sequence grows with it. */
const OF_ENROLMENTS = `case when bool_or(e.withdrawn_at is null) then null else max(e.withdrawn_at) end as gone_at,
  count(*) + count(e.withdrawn_at) - 1 as moves, greatest(max(e.enrolled_at), max(e.withdrawn_at)) as moved_at`
const STILL_TOLD = `group by e.offering_id
  having bool_or(e.withdrawn_at is null) or max(e.withdrawn_at) > app_now() - interval '${CANCELLED_DAYS} days'`
/** Of what a person takes part in. */
export const OF_PERSON = entriesOf(
  'enrolment-calendar-person',
  `select e.offering_id, 0::bigint as seats, bool_or(e.withdrawn_at is null and not (${accessPaused('e.order_id')})) as takes_part, ${OF_ENROLMENTS}
   from enrolments e where e.person_id = $1 ${STILL_TOLD}`,
)
/**
 * Of the places that a mail is about, by the enrolments it names: where a learner was moved, of where they are now too. One person's
 * alone are named together.
 */
export const OF_PLACES = entriesOf(
  'enrolment-calendar-places',
  `select e.offering_id, 0::bigint as seats, bool_or(e.withdrawn_at is null and not (${accessPaused('e.order_id')})) as takes_part, ${OF_ENROLMENTS}
   from enrolments e where (e.person_id, e.offering_id) in (
     select x.person_id, x.offering_id from enrolments x join enrolments n on n.id = any($1::uuid[]) and x.id in (n.id, n.moved_to_id))
   group by e.offering_id`,
)
/** Of what a company's people take part in, without saying who they are. */
export const OF_COMPANY = entriesOf(
  'enrolment-calendar-company',
  `select e.offering_id, count(*) filter (where e.withdrawn_at is null) as seats, false as takes_part, ${OF_ENROLMENTS}
   from enrolments e join orders o on o.id = e.order_id and o.company_id = $1 ${STILL_TOLD}`,
)

/** What a calendar shows, in order of time. */
export async function calendarEntries(
  on: On,
  of: typeof OF_OFFERING,
  { id, publicUrl, lang }: Shown & { id: string | readonly string[] },
): Promise<CalendarEntry[]> {
  const rows = await run(on, of, [id, lang])
  return rows.map((row) => ({
    uid: row.id,
    title: row.title,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: row.place,
    description: [row.teachingPlace, row.seats > 0 ? say(lang, taking(row.seats)) : '', row.practical, row.joinUrl]
      .filter((line) => line !== '')
      .join('\n'),
    url: pageUrl(publicUrl, lang, `/courses/${row.slug}`),
    sequence: row.changes,
    changedAt: row.changedAt,
    isCancelled: row.isCancelled,
  }))
}

const taking = (seats: number) => ({
  nb: seats === 1 ? 'Én av bedriftens ansatte deltar' : `${seats} av bedriftens ansatte deltar`,
  en: seats === 1 ? 'One of the company’s people takes part' : `${seats} of the company’s people take part`,
})
