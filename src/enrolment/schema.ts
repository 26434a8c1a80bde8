import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import { seats } from '../seats/schema.ts'

/** A learner in an offering, backed by exactly one sold seat: enrolled → completed, withdrawn or moved to another. */
export const enrolments = snakeCase.table(
  'enrolments',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    seatId: uuid()
      .notNull()
      .references(() => seats.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    enrolledAt: instant().notNull(),
    completedAt: instant(),
    withdrawnAt: instant(),
    /** What became of it where the learner was moved to another offering. */
    movedToId: uuid().references((): AnyPgColumn => enrolments.id),
  },
  (t) => [
    uniqueIndex('enrolments_once_per_person').on(t.offeringId, t.personId).where(sql`${t.withdrawnAt} is null`),
    uniqueIndex('enrolments_once_per_seat').on(t.seatId).where(sql`${t.withdrawnAt} is null`),
    index('enrolments_person').on(t.personId),
    index('enrolments_order').on(t.orderId),
    uniqueIndex('enrolments_moved_once').on(t.movedToId).where(sql`${t.movedToId} is not null`),
    check('enrolments_moved_are_over', sql`${t.movedToId} is null or ${t.withdrawnAt} is not null`),
    check('enrolments_one_end', sql`${t.completedAt} is null or ${t.withdrawnAt} is null`),
  ],
)

/**
 * A seat that was one too many when two accounts became one: both sat in one offering. A company's is unnamed again; one that a
 * person paid for is kept for them, and support settles with them what becomes of it. Insert-only.
 */
export const spareSeats = snakeCase.table(
  'spare_seats',
  {
    enrolmentId: uuid()
      .primaryKey()
      .references(() => enrolments.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    became: text().$type<'unnamed' | 'kept'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('spare_seats_order').on(t.orderId),
    check('spare_seats_became_known', sql`${t.became} in ('unnamed', 'kept')`),
  ],
)
