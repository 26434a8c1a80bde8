import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { LACKS_ANSWERS } from '../questions/question.ts'

/** One thing a learner is enrolled in, with where and when. */
export type Learning = {
  enrolmentId: string
  offeringId: string
  orderId: string
  title: string
  slug: string
  code: string
  mode: 'campus' | 'online' | 'hybrid'
  place: string
  zone: string
  startsAt: Date
  endsAt: Date
  /** For those who are enrolled: where they join over the network, and what they need to know. */
  joinUrl: string
  practical: string
  completedAt: Date | null
  /** Its payment is disputed, and access waits until that is decided. */
  isPaused: boolean
  /** Its offering asks something, and what of it must be answered is not. */
  asks: boolean
  lacksAnswers: boolean
  /** `present` where it is noted that the learner was there, `excused` where they were away with a good reason. */
  sessions: Span<Date>[]
}
type Span<At> = { sessionId: string; startsAt: At; endsAt: At; place: string; present: boolean; excused: boolean }

const FIND = statement<Omit<Learning, 'sessions'> & { sessions: Span<string>[] }>(
  'enrolment-learning-of',
  `select e.id as "enrolmentId", e.offering_id as "offeringId", e.order_id as "orderId", t.title, c.slug, f.code, f.mode, f.place, f.zone,
     f.starts_at as "startsAt", f.ends_at as "endsAt", f.join_url as "joinUrl", coalesce(f.practical ->> $2, '') as practical, e.completed_at as "completedAt", ${accessPaused('e.order_id')} as "isPaused",
     exists (select from questions q where q.offering_id = f.id and q.ended_at is null) as asks, ${LACKS_ANSWERS} as "lacksAnswers",
     (select coalesce(json_agg(json_build_object('sessionId', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place, 'present',
         exists (select from attendances a where a.session_id = s.id and a.enrolment_id = e.id and a.present),
         'excused', exists (select from attendances a where a.session_id = s.id and a.enrolment_id = e.id and a.excused)) order by s.starts_at), '[]')
      from offering_sessions s where s.offering_id = f.id) as sessions
   from enrolments e join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
   cross join lateral ${titleIn('c.id', '$2')} t
   where e.person_id = $1 and e.withdrawn_at is null order by f.starts_at desc, e.id limit 200`,
)

/** What a person is or was enrolled in, newest first. */
export async function learningOf(on: On, personId: string, lang: Lang): Promise<Learning[]> {
  const rows = await run(on, FIND, [personId, lang])
  return rows.map((row) => ({
    ...row,
    sessions: row.sessions.map((each) => ({
      ...each,
      startsAt: new Date(each.startsAt),
      endsAt: new Date(each.endsAt),
    })),
  }))
}
