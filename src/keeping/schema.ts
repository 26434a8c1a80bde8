import { sql } from 'drizzle-orm'
import { check, index, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { id, instant } from '../platform/db/columns.ts'

/** What those who keep an offering write down about it, for each other. It is about the course; a year after that is over it goes. */
export const offeringNotes = snakeCase.table(
  'offering_notes',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    at: instant().notNull(),
    by: text().notNull(),
    words: text().notNull(),
  },
  (t) => [index('offering_notes_offering').on(t.offeringId, t.at), check('offering_notes_said', sql`${t.words} <> ''`)],
)
