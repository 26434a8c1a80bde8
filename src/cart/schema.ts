import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { createdAt, currency, id, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import { seatHolds } from '../seats/schema.ts'
import { voucherCodes } from '../vouchers/schema.ts'

/**
 * What someone intends to buy. It takes no seat. A visitor's opens with a token (stored as its digest); a person's opens to
 * that person only, so that nothing is left open when they sign out, and each has one at a time.
 */
export const carts = snakeCase.table(
  'carts',
  {
    id: id(),
    tokenDigest: text(),
    personId: uuid().references(() => people.id),
    /** For which company its person buys, as they have said; its agreements are what the cart is priced by. */
    companyId: uuid().references(() => companies.id),
    currency: currency().notNull(),
    lang: text().$type<Lang>().notNull(),
    createdAt: createdAt(),
    orderId: uuid().references(() => orders.id),
    /** Seats that are held for whoever orders this cart: what the waiting list has offered them. */
    holdId: uuid().references(() => seatHolds.id),
    /** The code that its owner has typed; what it lowers is asked anew whenever the cart is read. */
    voucherCodeId: uuid().references(() => voucherCodes.id),
  },
  (t) => [
    check('carts_one_opener', sql`(${t.tokenDigest} is null) <> (${t.personId} is null)`),
    check('carts_company_of_person', sql`${t.companyId} is null or ${t.personId} is not null`),
    uniqueIndex('carts_one_open_each').on(t.personId).where(sql`${t.personId} is not null and ${t.orderId} is null`),
    index('carts_person').on(t.personId, t.createdAt).where(sql`${t.personId} is not null`),
  ],
)

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
    /** What was chosen beside the seats; what comes with every seat needs no choosing. */
    extras: jsonb().$type<ChosenExtra[]>().notNull().default([]),
    seenNetMinor: minor().notNull(),
    addedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'cart_lines_pk', columns: [t.cartId, t.offeringId] }),
    check('cart_lines_quantity_sane', sql`${t.quantity} between 1 and 100`),
  ],
)
