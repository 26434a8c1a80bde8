import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { orderLines, orders } from '../orders/schema.ts'
import { payments } from '../payments/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import { seatHolds } from '../seats/schema.ts'
import type { AgreedMove } from './agreed-move.ts'

/** Why a move came to nothing: nothing was paid in time, the buyer gave it up, or the money came and went back because it could not be done any more. */
export type MoveEnd = 'lapsed' | 'given-up' | 'money-back'

/**
 * Seats of one line on their way from one offering to another: done at once, or when the difference is paid; until then both are there.
 * What was agreed is frozen with it and names nobody.
 */
export const moves = snakeCase.table(
  'moves',
  {
    id: id(),
    orderId: idOf().references(() => orders.id),
    fromLineId: idOf().references(() => orderLines.id),
    /** Of the seat that somebody sits in; null where seats of a company without a name are moved. */
    position: integer(),
    seats: integer().notNull().default(1),
    toOfferingId: idOf().references(() => offerings.id),
    /** The claim on the new seat. */
    holdId: idOf().references(() => seatHolds.id),
    /** Of the difference, where there is one to pay. */
    paymentId: uuid().references(() => payments.id),
    agreed: jsonb().$type<AgreedMove>().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    doneAt: instant(),
    /** What the old seat has too much, paid by bank, is still to be set against the invoice of the new one. */
    toSetOff: boolean().notNull().default(false),
    endedAt: instant(),
    endedAs: text().$type<MoveEnd>(),
  },
  (t) => [
    index('moves_order').on(t.orderId),
    uniqueIndex('moves_payment_once').on(t.paymentId),
    uniqueIndex('moves_one_at_a_time').on(t.orderId).where(sql`${t.doneAt} is null and ${t.endedAt} is null`),
    index('moves_to_set_off').on(t.id).where(sql`${t.toSetOff}`),
    check('moves_seats', sql`${t.seats} > 0 and (${t.position} is null or ${t.seats} = 1)`),
    check('moves_end_whole', sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
    check('moves_end_known', sql`${t.endedAs} in ('lapsed', 'given-up', 'money-back')`),
    check('moves_done_or_over', sql`${t.doneAt} is null or ${t.endedAt} is null`),
  ],
)
