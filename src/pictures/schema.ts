import { sql } from 'drizzle-orm'
import { bytea, check, integer, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core'
import { courses } from '../catalogue/schema.ts'
import { idOf, instant } from '../platform/db/columns.ts'

/** `large` runs across the page of a course, `small` stands on a card and on phones. */
export const SIZES = ['large', 'small'] as const
export type PictureSize = (typeof SIZES)[number]

/** The picture of a course: what it shows in words, and whose it is. Its digest stands in its address, so that readers may keep it for ever. */
export const coursePictures = snakeCase.table(
  'course_pictures',
  {
    courseId: idOf()
      .primaryKey()
      .references(() => courses.id),
    digest: text().notNull(),
    /** What somebody is told who does not see it. */
    altNb: text().notNull(),
    altEn: text().notNull(),
    /** Who made it and by what right it is shown, as it is to stand beside it; empty where nothing need stand there. */
    credit: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    putAt: instant().notNull(),
  },
  (t) => [
    check('course_pictures_told', sql`${t.altNb} <> '' and ${t.altEn} <> ''`),
    check('course_pictures_digest', sql`${t.digest} ~ '^[0-9a-f]{20}$'`),
  ],
)

/** The picture itself as WebP, drawn anew from what was sent: nothing of the file that came is kept, so neither is where it was taken. */
export const coursePictureFiles = snakeCase.table(
  'course_picture_files',
  {
    courseId: idOf().references(() => coursePictures.courseId, { onDelete: 'cascade' }),
    size: text().$type<PictureSize>().notNull(),
    content: bytea().notNull(),
  },
  (t) => [primaryKey({ name: 'course_picture_files_pk', columns: [t.courseId, t.size] })],
)
