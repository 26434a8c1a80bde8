import { sql } from 'drizzle-orm'
import { check, index, jsonb, snakeCase, text } from 'drizzle-orm/pg-core'
import { orders } from '../orders/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { AskedFor } from './asked-for.ts'

/** A buyer asks to cancel seats whose terms leave it to staff. Insert-only. */
export const cancelRequests = snakeCase.table(
  'cancel_requests',
  {
    id: id(),
    orderId: idOf().references(() => orders.id),
    /** Which seats, by line and place. */
    seats: jsonb().$type<{ lineId: string; position: number }[]>().notNull(),
    asked: jsonb().$type<AskedFor>().notNull(),
    /** Why, in the buyer's own words; empty where nothing was said. */
    words: text().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
  },
  (t) => [index('cancel_requests_order').on(t.orderId)],
)

/** How a request ended: answered by staff, taken back by the buyer, or nothing is left of what it asked for. */
export type RequestEnd = 'granted' | 'declined' | 'taken-back' | 'moot'

/** The end of a request, once. Insert-only. */
export const cancelRequestEnds = snakeCase.table(
  'cancel_request_ends',
  {
    requestId: id().references(() => cancelRequests.id),
    endedAs: text().$type<RequestEnd>().notNull(),
    /** Why not, as the buyer is told; empty for every other end. */
    reason: text().notNull(),
    endedAt: instant().notNull(),
    endedBy: text().notNull(),
  },
  (t) => [
    check('cancel_request_ends_known', sql`${t.endedAs} in ('granted', 'declined', 'taken-back', 'moot')`),
    check('cancel_request_ends_reason', sql`(${t.endedAs} = 'declined') = (${t.reason} <> '')`),
  ],
)
