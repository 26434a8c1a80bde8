import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { cancelledAlready, started } from './problems.ts'

type Start = {
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  publishedAt: Date | null
  cancelledAt: Date | null
  wasHeld: boolean
}
const START = statement<Start>(
  'going-start',
  `select (select t.title from ${titleIn('f.course_id', '$2')} t) as title, f.code, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt",
     f.published_at as "publishedAt", f.cancelled_at as "cancelledAt",
     exists (select from offering_sessions s where s.offering_id = f.id and s.ends_at <= app_now())
       or f.ends_at <= app_now() or exists (select from enrolments e where e.offering_id = f.id and e.completed_at is not null)
       or exists (select from attendances a join offering_sessions s on s.id = a.session_id where s.offering_id = f.id) as "wasHeld"
   from offerings f where f.id = $1`,
)

/** A start that has not begun and is not cancelled. @throws offering/unknown, going/started, going/cancelled-already */
export async function startOf(on: On, offeringId: string, lang: Lang): Promise<Start> {
  const [start] = await run(on, START, [offeringId, lang])
  if (!start) throw unknown('offering')
  if (start.cancelledAt) throw cancelledAlready(start.cancelledAt)
  if (start.wasHeld) throw started()
  return start
}
