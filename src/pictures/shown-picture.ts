import { z } from 'zod'
import type { PictureSize } from './schema.ts'

/** A picture as a reader meets it, beside the words of its course. */
export const ShownPicture = z
  .object({
    large: z.string().meta({ description: 'Its address, up to 1600 pixels wide; another one with another picture' }),
    small: z.string().meta({ description: 'The same up to 640 pixels wide' }),
    alt: z.string().meta({ description: 'What it shows, in the language asked for' }),
    credit: z.string().meta({ description: 'What is to stand beside it; empty where nothing is' }),
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'CoursePicture' })
export type ShownPicture = z.output<typeof ShownPicture>

/** The picture of a course in SQL, in a language; null where it has none. Its addresses are those of routes.ts. */
export const shownPicture = (courseId: string, lang: string): string =>
  `(select json_build_object('large', ${pictureAddress(courseId, 'large')}, 'small', ${pictureAddress(courseId, 'small')},
      'alt', case ${lang} when 'nb' then i.alt_nb else i.alt_en end, 'credit', i.credit, 'width', i.width, 'height', i.height)
    from course_pictures i where i.course_id = ${courseId})`

/** Where a size of the picture `i` of a course is found, in SQL. */
export const pictureAddress = (courseId: string, size: PictureSize): string =>
  `'/courses/' || ${courseId} || '/picture/' || i.digest || '/${size}'`
