import { type On, run, statement } from '../platform/db/statement.ts'

/** When and where an offering is held now, whether it is on sale or not. */
export type HeldAt = {
  offeringId: string
  courseId: string
  zone: string
  mode: 'campus' | 'online' | 'hybrid'
  place: string
  startsAt: Date
  endsAt: Date
  sessions: { startsAt: Date; endsAt: Date; place: string }[]
}
type Meeting = { startsAt: string; endsAt: string; place: string }
type Row = Omit<HeldAt, 'sessions'> & { sessions: Meeting[] }

const FIND = statement<Row>(
  'catalogue-held-at',
  `select o.id as "offeringId", o.course_id as "courseId", o.zone, o.mode, o.place, o.starts_at as "startsAt", o.ends_at as "endsAt",
     (select coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place) order by s.starts_at, s.id), '[]')
      from offering_sessions s where s.offering_id = o.id) as sessions
   from offerings o where o.id = any ($1::uuid[])`,
)

/** For those who have a place, whose start may have gone off sale since. */
export async function heldAt(on: On, offeringIds: readonly string[]): Promise<HeldAt[]> {
  const rows = await run(on, FIND, [[...new Set(offeringIds)]])
  return rows.map(({ sessions, ...held }) => ({ ...held, sessions: sessions.map(meeting) }))
}

const meeting = ({ startsAt, endsAt, place }: Meeting): HeldAt['sessions'][number] => ({
  ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), place },
})
