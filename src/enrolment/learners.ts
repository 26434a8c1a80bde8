import { theOffering } from '../catalogue/the-offering.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

/** Somebody who has a seat, as whoever ordered it named them; the address is for those who keep the course. */
export type Learner = { enrolmentId: string; name: string; email: string; enrolledAt: Date; isPaused: boolean }
/** An offering that somebody teaches. */
export type Taught = {
  offeringId: string
  title: string
  code: string
  startsAt: Date
  endsAt: Date
  zone: string
  enrolled: number
}

type OwnSession<At> = { sessionId: string; startsAt: At; endsAt: At; place: string }
export type OwnTaught = Taught & { ownSessions: OwnSession<Date>[] }
type OwnRow = Taught & { ownSessions: OwnSession<string>[] }

const TITLE = `cross join lateral ${titleIn('f.course_id', '$2')} t`
const COLUMNS = `f.id as "offeringId", t.title, f.code, f.starts_at as "startsAt", f.ends_at as "endsAt", f.zone,
  (select count(*) from enrolments e where e.offering_id = f.id and e.withdrawn_at is null) as enrolled`
const LEARNERS = statement<Learner>(
  'enrolment-learners',
  `select e.id as "enrolmentId", coalesce(p.name, n.name) as name, n.email, e.enrolled_at as "enrolledAt", ${accessPaused('e.order_id')} as "isPaused"
   from enrolments e join people n on n.id = e.person_id join orders o on o.id = e.order_id
   left join lateral (select min(pl.name) as name from order_places pl join order_lines l on l.id = pl.line_id
     where pl.order_id = e.order_id and pl.person_id = e.person_id and l.offering_id = e.offering_id) p on true
   where e.offering_id = $1 and e.withdrawn_at is null order by name, e.id`,
)
const TAUGHT_BY = statement<OwnRow>(
  'enrolment-taught-by',
  `select ${COLUMNS},
     (select coalesce(json_agg(json_build_object('sessionId', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place) order by s.starts_at, s.id), '[]')
      from offering_sessions s where s.offering_id = f.id and (h.session_ids is null or s.id = any (h.session_ids))) as "ownSessions"
   from offering_teachers h join offerings f on f.id = h.offering_id ${TITLE}
   where h.person_id = $1 and h.ended_at is null order by f.starts_at desc, f.id limit 200`,
)
const TAUGHT = statement<Taught>('enrolment-taught', `select ${COLUMNS} from offerings f ${TITLE} where f.id = $1`)

/** Everybody who takes part in an offering now, by name. */
export const learnersOf = (on: On, offeringId: string): Promise<Learner[]> => run(on, LEARNERS, [offeringId])

/** What a person teaches, the newest first, with the sessions that are theirs. */
export async function taughtBy(on: On, personId: string, lang: Lang): Promise<OwnTaught[]> {
  const rows = await run(on, TAUGHT_BY, [personId, lang])
  return rows.map((row) => ({
    ...row,
    ownSessions: row.ownSessions.map((each) => ({
      ...each,
      startsAt: new Date(each.startsAt),
      endsAt: new Date(each.endsAt),
    })),
  }))
}

export async function taught(on: On, offeringId: string, lang: Lang): Promise<Taught | null> {
  const [found] = await run(on, TAUGHT, [offeringId, lang])
  return found ?? null
}

/** Who may see who takes part. */
export const LEARNER_READERS = theOffering.to(
  ...(['course-administrator', 'support', 'its-faculty', 'teacher', 'session-teacher'] as const),
  'its-platform-with-names',
)
/** Ties to whom addresses are told. */
const TOLD_ADDRESSES = ['its-faculty', 'its-platform-with-names']

/** Whoever only teaches sees names: addresses stay with those who keep the course, and with its learning platform. */
export const shownTo = <Person extends { email: string }>(
  ties: readonly string[],
  learners: readonly Person[],
): (Omit<Person, 'email'> & { email: string | null })[] =>
  ties.length > 0 && !ties.some((tie) => TOLD_ADDRESSES.includes(tie))
    ? learners.map((each) => ({ ...each, email: null }))
    : [...learners]
