import { boolean, index, jsonb, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { documents } from '../invoicing/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Wanted } from './wanted.ts'

/** What a buyer says is wrong with an invoice, and what should stand there instead. Insert-only. */
export const correctionWishes = snakeCase.table(
  'correction_wishes',
  {
    id: id(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    wanted: jsonb().$type<Wanted>().notNull(),
    /** In the buyer's own words; empty where nothing was added. */
    words: text().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
  },
  (t) => [index('correction_wishes_document').on(t.documentId), index('correction_wishes_order').on(t.orderId)],
)

/** What finance decided about a wish, once. Insert-only. */
export const correctionDecisions = snakeCase.table('correction_decisions', {
  wishId: uuid()
    .primaryKey()
    .references(() => correctionWishes.id),
  granted: boolean().notNull(),
  /** Why not, as the buyer is told; empty where it was granted. */
  reason: text().notNull(),
  decidedAt: instant().notNull(),
  decidedBy: text().notNull(),
})
