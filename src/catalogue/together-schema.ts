import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { idOf, instant } from '../platform/db/columns.ts'
import { offerings } from './schema.ts'

/**
 * A start that is held together with another of its course: at the same times and in the same place, each with its own orders and list of
 * participants. So many seats of the other were taken for it. Insert-only.
 */
export const heldTogether = snakeCase.table(
  'held_together',
  {
    offeringId: uuid()
      .primaryKey()
      .references(() => offerings.id),
    withId: idOf().references(() => offerings.id),
    seats: integer().notNull(),
    since: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('held_together_with').on(t.withId),
    check('held_together_with_another', sql`${t.withId} <> ${t.offeringId}`),
    check('held_together_seats_sane', sql`${t.seats} >= 0`),
  ],
)
