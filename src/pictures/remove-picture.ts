import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const REMOVE = statement<{ courseId: string }>(
  'pictures-remove',
  'delete from course_pictures where course_id = $1 returning course_id as "courseId"',
)

/** The course is shown by its pattern again. @throws picture/unknown */
export async function removePicture(tx: Tx, courseId: string): Promise<void> {
  if ((await run(tx, REMOVE, [courseId])).length === 0) throw unknown('picture')
}
