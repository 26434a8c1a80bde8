import { sql } from 'drizzle-orm'
import { check, index, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { enrolments } from '../enrolment/schema.ts'
import { orders } from '../orders/schema.ts'
import { instant } from '../platform/db/columns.ts'

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
