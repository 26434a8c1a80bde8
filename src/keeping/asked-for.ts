import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { STAFF_TITLE } from '../storefront/courses-for-staff.ts'
import { isAskedFor } from './rules.ts'

/** More courses than somebody looks through. */
const MOST = 50

/** A course that people want to hear of, and whether a start for everybody is planned, be it a draft. */
type AskedFor = {
  courseId: string
  slug: string
  title: string
  faculty: string
  asked: number
  isPlanned: boolean
}

/** $1 the reader's language, $2 faculties or null for all, $3 one course or null for all. */
const READ = statement<AskedFor>(
  'keeping-asked-for',
  `select c.id as "courseId", c.slug, ${STAFF_TITLE} as title,
     c.faculty, i.asked, exists (select from offerings o where o.course_id = c.id and o.cancelled_at is null and not o.closed and o.sale_closes_at > app_now()) as "isPlanned"
   from (select course_id, count(*)::int as asked from course_interests group by course_id) i join courses c on c.id = i.course_id
   where ($2::text[] is null or c.faculty = any ($2)) and ($3::uuid is null or c.id = $3) order by i.asked desc, c.slug`,
)

/** The courses that people ask for and of which no start is planned, the most wanted first. */
export async function coursesAskedFor(
  on: On,
  { lang, faculties }: { lang: Lang; faculties: readonly string[] | null },
): Promise<AskedFor[]> {
  return (await run(on, READ, [lang, faculties, null])).filter(isAskedFor).slice(0, MOST)
}

/** How many wait to hear when a course is on sale. */
export async function askedForCourse(on: On, courseId: string): Promise<number> {
  const [found] = await run(on, READ, ['nb', null, courseId])
  return found?.asked ?? 0
}
