import { index, snakeCase, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { orders } from '../orders/schema.ts'
import { instant } from '../platform/db/columns.ts'
import { seats } from '../seats/schema.ts'

/** A company's bought seat, named or not yet: the enrolment on the seat says who sits in it. */
export const walletSeats = snakeCase.table(
  'wallet_seats',
  {
    seatId: uuid()
      .primaryKey()
      .references(() => seats.id),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    boughtAt: instant().notNull(),
  },
  (t) => [index('wallet_seats_company').on(t.companyId), index('wallet_seats_order').on(t.orderId)],
)
