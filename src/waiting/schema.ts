import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, numeric, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import { seatHolds, seatPools } from '../seats/schema.ts'

/** A group goes together or not at all, or takes as many seats as there are and waits for the rest. */
export type Takes = 'all-or-nothing' | 'what-there-is'
/** Why an entry is over. `seated`: by what it was offered; `enrolled`: they got a seat elsewhere. */
export type EntryEnd = 'seated' | 'enrolled' | 'left' | 'declined' | 'expired' | 'removed' | 'list-ended'

/**
 * Somebody waits for seats of an offering. Its place is when it was asked for, unless it was moved; it counts once its address is proved. Its state
 * follows from the instants here and from its offers.
 */
export const waitingEntries = snakeCase.table(
  'waiting_entries',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    poolId: uuid()
      .notNull()
      .references(() => seatPools.id),
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    /** Where those who keep the course moved it: between the two that it stands between now. It counts instead of the position. */
    movedTo: numeric(),
    movedAt: instant(),
    /** An order that is paid for but has no seats: it stands before all others, and what is offered is its own at once. */
    paidOrderId: uuid().references(() => orders.id),
    /** Who was signed in; a guest has only an address. */
    personId: uuid().references(() => people.id),
    /** The company that this person waits for. */
    companyId: uuid().references(() => companies.id),
    name: text().notNull(),
    email: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    quantity: integer().notNull(),
    takes: text().$type<Takes>().notNull(),
    /** Seats it waits for still: fewer than asked for once a part was taken. */
    wanting: integer().notNull(),
    askedAt: instant().notNull(),
    confirmedAt: instant(),
    /** Offers made to others behind it because it did not fit. */
    passes: integer().notNull().default(0),
    /** Until when free seats are kept for it, though it does not fit yet. */
    keptUntil: instant(),
    /** From then on it stands behind all others and keeps nobody from buying. */
    passedOnAt: instant(),
    endedAt: instant(),
    endedAs: text().$type<EntryEnd>(),
  },
  (t) => [
    uniqueIndex('waiting_entries_one_open').on(t.email, t.offeringId).where(sql`${t.endedAt} is null`),
    uniqueIndex('waiting_entries_position_once').on(t.position),
    index('waiting_entries_of_pool').on(t.poolId, t.position).where(sql`${t.endedAt} is null`),
    index('waiting_entries_offering').on(t.offeringId, t.position),
    uniqueIndex('waiting_entries_paid_once').on(t.paidOrderId).where(sql`${t.endedAt} is null`),
    index('waiting_entries_person').on(t.personId),
    check(
      'waiting_entries_quantity_sane',
      sql`${t.quantity} between 1 and 100 and ${t.wanting} between 0 and ${t.quantity}`,
    ),
    check('waiting_entries_moved', sql`(${t.movedTo} is null) = (${t.movedAt} is null)`),
    check('waiting_entries_takes_known', sql`${t.takes} in ('all-or-nothing', 'what-there-is')`),
    check('waiting_entries_ended', sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
    check('waiting_entries_company_by_person', sql`${t.companyId} is null or ${t.personId} is not null`),
  ],
)

export type OfferEnd = 'taken' | 'declined' | 'expired' | 'withdrawn'

/** Seats that are held for somebody on the list. One that is over never lives again: the next one is a row of its own. */
export const waitingOffers = snakeCase.table(
  'waiting_offers',
  {
    id: id(),
    entryId: uuid()
      .notNull()
      .references(() => waitingEntries.id, { onDelete: 'cascade' }),
    holdId: uuid()
      .notNull()
      .references(() => seatHolds.id),
    quantity: integer().notNull(),
    offeredAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** The last order that was made with its seats. */
    orderId: uuid().references(() => orders.id),
    closedAt: instant(),
    closedAs: text().$type<OfferEnd>(),
  },
  (t) => [
    uniqueIndex('waiting_offers_hold_once').on(t.holdId),
    uniqueIndex('waiting_offers_order_once').on(t.orderId),
    uniqueIndex('waiting_offers_one_open').on(t.entryId).where(sql`${t.closedAt} is null`),
    index('waiting_offers_entry').on(t.entryId),
    check('waiting_offers_closed', sql`(${t.closedAt} is null) = (${t.closedAs} is null)`),
    check('waiting_offers_quantity_sane', sql`${t.quantity} > 0`),
  ],
)

/** A pool that somebody waits for, and when its list is to be looked at next. It is gone when nobody waits. */
export const waitingLists = snakeCase.table('waiting_lists', {
  poolId: uuid()
    .primaryKey()
    .references(() => seatPools.id),
  /** Free seats that the last look left; null where it is to be looked at at once. */
  sawFree: integer(),
  /** Where only those wait who were passed on: so many free seats serve one of them. */
  least: integer(),
  /** When time by itself changes something: an offer, a keeping or the sale ends. */
  nextAt: instant().notNull(),
})
