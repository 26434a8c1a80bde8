import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  snakeCase,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'

/** A set of seat rows that an offering sells from. Its capacity is the number of its rows. */
export const seatPools = snakeCase.table(
  'seat_pools',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    name: text().notNull(),
    createdAt: createdAt(),
    /** Somebody waits for its seats: whatever comes free is the waiting list's. Written under the row's lock. */
    listOpen: boolean().notNull().default(false),
    /** Its seats are for those who were admitted: no claim of buyers takes a free one, only applications hold them. */
    byAdmission: boolean().notNull().default(false),
  },
  (t) => [uniqueIndex('seat_pools_name_once').on(t.offeringId, t.name)],
)

/** A claim on seats with an end: live → lapsed, released or confirmed. It knows nothing of who claims. */
export const seatHolds = snakeCase.table('seat_holds', {
  id: id(),
  endsAt: instant().notNull(),
  createdAt: createdAt(),
  confirmedAt: instant(),
  releasedAt: instant(),
  /** It is an offer of the waiting list. */
  forList: boolean().notNull().default(false),
  /** The hold, made before there was an order, whose seats it was allowed to take: given up, its seats go back there for as long as that lives. */
  takenFrom: uuid().references((): AnyPgColumn => seatHolds.id),
})

/**
 * A seat is a row, so overselling is impossible by construction. Free or lapsed is one index range:
 * `held_until <= app_now()` among the unsold (a free seat is held until minus infinity).
 */
export const seats = snakeCase.table(
  'seats',
  {
    id: id(),
    /** Null once it was taken away from its pool: what was held, sold or sat in there keeps its seat. */
    poolId: uuid().references(() => seatPools.id),
    number: integer().notNull(),
    holdId: uuid().references(() => seatHolds.id),
    heldUntil: timestamp({ withTimezone: true, mode: 'string' }).notNull().default(sql`'-infinity'`),
    soldAt: instant(),
  },
  (t) => [
    uniqueIndex('seats_number_once').on(t.poolId, t.number),
    index('seats_claimable').on(t.poolId, t.heldUntil).where(sql`${t.soldAt} is null`),
    index('seats_of_hold').on(t.holdId).where(sql`${t.holdId} is not null`),
    check('seats_sold_in_a_pool', sql`${t.soldAt} is null or ${t.poolId} is not null`),
    check('seats_sold_through_hold', sql`${t.soldAt} is null or ${t.holdId} is not null`),
  ],
)
