import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { courses } from '../catalogue/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** Somebody typed an address and wants to be told when a course is on sale. It counts for nothing until the mailed link is used. */
export const interestAsks = snakeCase.table(
  'interest_asks',
  {
    id: id(),
    courseId: idOf().references(() => courses.id),
    email: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    wording: integer().notNull(),
    askedAt: instant().notNull(),
    /** Of the secret in the mailed link, made when the mail is sent. */
    digest: text(),
    usedAt: instant(),
    tries: integer().notNull().default(0),
    nextTryAt: instant().notNull(),
    sentAt: instant(),
    fault: text(),
  },
  (t) => [
    uniqueIndex('interest_asks_digest_once').on(t.digest),
    index('interest_asks_address').on(t.email),
    index('interest_asks_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null`),
    check('interest_asks_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** An address whose owner has said yes twice to one mail about one course. The row goes when that mail is written. */
export const courseInterests = snakeCase.table(
  'course_interests',
  {
    id: id(),
    courseId: idOf().references(() => courses.id),
    email: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    wording: integer().notNull(),
    askedAt: instant().notNull(),
    confirmedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('course_interests_once').on(t.courseId, t.email),
    index('course_interests_address').on(t.email),
    check('course_interests_lower', sql`${t.email} = lower(${t.email})`),
  ],
)
