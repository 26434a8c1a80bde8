import { sql } from 'drizzle-orm'
import { check, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { createdAt, currency, id, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** What someone intends to buy. It takes no seat; whoever holds the token (stored as its digest) or is the person may use it. */
export const carts = snakeCase.table('carts', {
  id: id(),
  tokenDigest: text().notNull(),
  personId: uuid().references(() => people.id),
  currency: currency().notNull(),
  lang: text().$type<Lang>().notNull(),
  createdAt: createdAt(),
  orderId: uuid().references(() => orders.id),
})

export type Named = { name: string; email: string }

/** One offering in a cart, once; the price is the one its owner was shown. */
export const cartLines = snakeCase.table(
  'cart_lines',
  {
    cartId: uuid()
      .notNull()
      .references(() => carts.id),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    quantity: integer().notNull(),
    people: jsonb().$type<Named[]>().notNull(),
    seenNetMinor: minor().notNull(),
    addedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'cart_lines_pk', columns: [t.cartId, t.offeringId] }),
    check('cart_lines_quantity_sane', sql`${t.quantity} between 1 and 100`),
  ],
)
