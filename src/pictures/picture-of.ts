import { Readable } from 'node:stream'
import { type Actor, keepsFaculty } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { FileReply } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import type { PictureSize } from './schema.ts'
import { pictureAddress } from './shown-picture.ts'

/** A picture as those who keep its course see it: the address of its small size, and its words. */
export type CoursePicture = {
  small: string
  altNb: string
  altEn: string
  credit: string
  width: number
  height: number
}

const KNOWN = statement<CoursePicture>(
  'pictures-known',
  `select ${pictureAddress('i.course_id', 'small')} as small, i.alt_nb as "altNb", i.alt_en as "altEn", i.credit, i.width, i.height
   from course_pictures i where i.course_id = $1`,
)
const FILE = statement<{ content: Buffer; faculty: string; isPublished: boolean }>(
  'pictures-file',
  `select f.content, c.faculty, c.published_at is not null as "isPublished" from course_pictures i
   join course_picture_files f on f.course_id = i.course_id and f.size = $3 join courses c on c.id = i.course_id where i.course_id = $1 and i.digest = $2`,
)

/** Null where the course has none. */
export const pictureOfCourse = async (on: On, courseId: string): Promise<CoursePicture | null> =>
  (await run(on, KNOWN, [courseId]))[0] ?? null

type Asked = { courseId: string; digest: string; size: PictureSize }
export type Found = { file: FileReply; isPublished: boolean }

/** The file, of a draft only for whoever keeps the course. @throws picture/unknown */
export async function pictureFile(on: On, actor: Actor, { courseId, digest, size }: Asked): Promise<Found> {
  const [found] = await run(on, FILE, [courseId, digest, size])
  if (!found || !(found.isPublished || keepsFaculty(actor, found.faculty))) throw unknown('picture')
  const source = Readable.from([found.content])
  return { isPublished: found.isPublished, file: { type: 'image/webp', name: `${size}.webp`, source, inline: true } }
}
