import { lockCourse } from '../catalogue/lock-course.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { tooMany } from './problems.ts'

/** The most tasks of one course with all its starts. */
export const TASKS_MOST = 500

/** The course or the start that tasks are about. */
export type Place = { courseId: string; offeringId: string | null }

const IS_OF = statement('tasks-start-of-course', 'select 1 from offerings where id = $1 and course_id = $2')
const COUNT = statement<{ n: number }>('tasks-count', 'select count(*) as n from tasks where course_id = $1')

/** Locks the course, sees that the start is one of its own and that there is room. Returns the faculty. @throws course/unknown, offering/unknown, tasks/too-many */
export async function lockPlace(tx: Tx, { courseId, offeringId }: Place, adding: number): Promise<string> {
  const { faculty } = await lockCourse(tx, courseId)
  if (offeringId !== null && (await run(tx, IS_OF, [offeringId, courseId])).length === 0) throw unknown('offering')
  const [there] = await run(tx, COUNT, [courseId])
  if (there!.n + adding > TASKS_MOST) throw tooMany(TASKS_MOST)
  return faculty
}
