import { sql } from 'drizzle-orm'
import { check, index, snakeCase, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import { seats } from '../seats/schema.ts'

/** A learner in an offering, backed by exactly one sold seat: enrolled → completed or withdrawn. */
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
  },
  (t) => [
    uniqueIndex('enrolments_once_per_person').on(t.offeringId, t.personId).where(sql`${t.withdrawnAt} is null`),
    uniqueIndex('enrolments_once_per_seat').on(t.seatId).where(sql`${t.withdrawnAt} is null`),
    index('enrolments_person').on(t.personId),
    index('enrolments_order').on(t.orderId),
    check('enrolments_one_end', sql`${t.completedAt} is null or ${t.withdrawnAt} is null`),
  ],
)
