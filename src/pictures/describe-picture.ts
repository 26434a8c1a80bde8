import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import type { PictureWords } from './put-picture.ts'

const DESCRIBE = statement<{ courseId: string }>(
  'pictures-describe',
  'update course_pictures set alt_nb = $2, alt_en = $3, credit = $4 where course_id = $1 returning course_id as "courseId"',
)

/** Other words for the picture that a course has. @throws picture/unknown */
export async function describePicture(tx: Tx, courseId: string, { alt, credit = '' }: PictureWords): Promise<void> {
  if ((await run(tx, DESCRIBE, [courseId, alt.nb, alt.en, credit])).length === 0) throw unknown('picture')
}
