import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lockCourse } from '../catalogue/lock-course.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { Line, SaidLine } from '../platform/words.ts'
import type { Drawn } from './draw-sizes.ts'
import { pictureTooLarge } from './problems.ts'

/** The largest file that is taken, in bytes: what a telephone's camera makes. */
export const PICTURE_BYTES_MAX = 8 * 1024 * 1024
/** Base64 writes three bytes as four characters. */
const BASE64_MAX = Math.ceil(PICTURE_BYTES_MAX / 3) * 4
/** Of the SHA-256 of the large one, so many hexadecimal digits. */
export const DIGEST_LENGTH = 20

const words = {
  alt: SaidLine.meta({ description: 'What somebody is told who does not see it' }),
  credit: Line.optional().meta({ description: 'Who made it and by what right it is shown; stands beside it' }),
}
/** The words of a picture that stays. */
export const DescribePicture = z.strictObject(words).meta({ id: 'DescribeCoursePicture' })
export const PutPicture = z
  .strictObject({
    ...words,
    content: z.base64().max(BASE64_MAX).meta({ description: 'The bytes of a JPEG, PNG or WebP, as base64' }),
  })
  .meta({ id: 'PutCoursePicture' })

export type PictureWords = z.output<typeof DescribePicture>

const PUT = statement(
  'pictures-put',
  `with put as (
     insert into course_pictures (course_id, digest, alt_nb, alt_en, credit, width, height, put_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (course_id) do update set digest = excluded.digest, alt_nb = excluded.alt_nb, alt_en = excluded.alt_en, credit = excluded.credit,
       width = excluded.width, height = excluded.height, put_at = excluded.put_at returning course_id)
   insert into course_picture_files (course_id, size, content) select course_id, f.size, f.content from put cross join (values ('large', $9::bytea), ('small', $10::bytea)) f (size, content)
   on conflict (course_id, size) do update set content = excluded.content`,
)

let last: Promise<unknown> = Promise.resolve()

/** A picture that is drawn takes up to 200 MB: several at once could be more than there is. */
function oneAtATime(bytes: Buffer): Promise<Drawn> {
  const drawn = last.then(async () => {
    const { drawSizes } = await import('./draw-sizes.ts') // 17 MB that only whoever puts a picture needs
    return drawSizes(bytes)
  })
  last = drawn.catch(() => {})
  return drawn
}

/**
 * Gives a course its picture, in place of the one it had. It is drawn anew before anything is locked.
 * @throws course/unknown, picture/too-large, picture/not-a-picture, picture/too-small, picture/too-many-pixels
 */
export async function putPicture(
  till: Till,
  actor: Actor,
  { courseId, bytes, alt, credit = '' }: PictureWords & { courseId: string; bytes: Buffer },
): Promise<void> {
  if (bytes.length > PICTURE_BYTES_MAX) throw pictureTooLarge(PICTURE_BYTES_MAX)
  const { width, height, files } = await oneAtATime(bytes)
  const digest = createHash('sha256').update(files.large).digest('hex').slice(0, DIGEST_LENGTH)
  await act(till, actor, async (tx) => {
    await lockCourse(tx, courseId)
    await run(tx, PUT, [courseId, digest, alt.nb, alt.en, credit, width, height, tx.now, files.large, files.small])
  })
}
