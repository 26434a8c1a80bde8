import { type On, run, statement } from '../platform/db/statement.ts'
import { COURSE_WORDS, type Cut, IS_CHOSEN, PLACE_NAMES, valuesOf } from './cut.ts'

/** How the course is called that a report is narrowed to. */
export type CourseName = { nameNb: string; nameEn: string }

const READ = statement<CourseName>(
  'reports-course-name',
  `select ${PLACE_NAMES.course[1]} as "nameNb", ${PLACE_NAMES.course[2]} as "nameEn" from courses k ${COURSE_WORDS}
   where $1::date <= $2::date and $5::uuid is not null and ${IS_CHOSEN}`,
)

/** Null where there is no such course, or it is of a faculty that the reader does not see. */
export const courseName = async (on: On, cut: Cut): Promise<CourseName | null> =>
  (await run(on, READ, valuesOf(cut)))[0] ?? null
