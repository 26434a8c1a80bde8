import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, snakeCase, text } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** What somebody who teaches is, in a line, and a paragraph about them, which may be empty. */
export type TeacherTexts = Partial<Record<Lang, { title: string; about: string }>>

/**
 * How somebody who teaches presents themselves. Written by them alone; it is shown on the pages of what they teach from `shown_since` on,
 * and on none while that is null.
 */
export const teacherProfiles = snakeCase.table(
  'teacher_profiles',
  {
    personId: idOf()
      .primaryKey()
      .references(() => people.id),
    name: text().notNull(),
    /** What they are and what they write about themselves, in each language that they write it in. */
    texts: jsonb().$type<TeacherTexts>().notNull(),
    /** Where more stands about them; empty where nothing does. */
    link: text().notNull(),
    shownSince: instant(),
    changedAt: instant().notNull(),
  },
  (t) => [
    check('teacher_profiles_named', sql`${t.name} <> '' and ${t.texts} <> '{}'`),
    check('teacher_profiles_link_is_safe', sql`${t.link} = '' or ${t.link} like 'https://%'`),
  ],
)

/** When somebody said that they may be shown, and when they took it back, to which wording. Insert-only. */
export const teacherConsents = snakeCase.table(
  'teacher_consents',
  {
    id: id(),
    personId: idOf().references(() => people.id),
    given: boolean().notNull(),
    /** Of what they were told (teacher-profile.ts). */
    wording: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('teacher_consents_person').on(t.personId, t.at)],
)
