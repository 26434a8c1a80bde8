import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { STAFF_TITLE } from '../storefront/courses-for-staff.ts'

/** Starts that one may choose between; older ones are over. */
const STARTS_MOST = 100

export type Start = { offeringId: string; code: string; startsAt: Date; zone: string }
export type AboutCourse = { title: string; faculty: string; starts: Start[] }

const ABOUT = statement<{ title: string; faculty: string }>(
  'tasks-about-course',
  `select ${STAFF_TITLE} as title, c.faculty from courses c where c.id = $2`,
)
const STARTS = statement<Start>(
  'tasks-starts',
  `select id as "offeringId", code, starts_at as "startsAt", zone from offerings where course_id = $1 and cancelled_at is null
   order by starts_at desc, id limit ${STARTS_MOST}`,
)

/** A course and its starts that are not cancelled, the last first. @throws course/unknown */
export async function aboutCourse(on: On, courseId: string, lang: Lang): Promise<AboutCourse> {
  const [about] = await run(on, ABOUT, [lang, courseId])
  if (!about) throw unknown('course')
  return { ...about, starts: await run(on, STARTS, [courseId]) }
}
