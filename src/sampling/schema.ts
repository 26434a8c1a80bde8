import { sql } from 'drizzle-orm'
import { check, integer, jsonb, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../platform/db/columns.ts'

/** Documents that somebody drew to look at closely. The seed says how: drawn again from the same documents, it gives the same. Insert-only. */
export const documentSamples = snakeCase.table(
  'document_samples',
  {
    id: id(),
    number: integer().notNull(),
    fromOn: day().notNull(),
    toOn: day().notNull(),
    /** The smallest gross amount that was drawn from, in minor units; 0: all. */
    leastMinor: integer().notNull(),
    seed: text().notNull(),
    /** From how many documents. */
    population: integer().notNull(),
    documentIds: jsonb().$type<string[]>().notNull(),
    drawnAt: instant().notNull(),
    drawnBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('document_samples_number_once').on(t.number),
    check('document_samples_days_in_order', sql`${t.fromOn} <= ${t.toOn}`),
  ],
)
