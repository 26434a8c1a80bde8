import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { currency, instant, minor } from '../platform/db/columns.ts'

/** A VAT category (UNCL 5305) with its rate in basis points (2500 = 25 %) and, for the exempt, the reason that stands on the invoice. */
export const taxClasses = snakeCase.table(
  'tax_classes',
  {
    code: text().primaryKey(),
    category: text().$type<'S' | 'E' | 'Z' | 'O'>().notNull(),
    rateBasisPoints: integer().notNull(),
    reasonNb: text(),
    reasonEn: text(),
    exemptionCode: text(),
  },
  (t) => [check('tax_classes_rate_sane', sql`${t.rateBasisPoints} between 0 and 10000`)],
)

/** The listed price of one seat. The net price is the truth; what consumers see follows from it. */
export const offeringPrices = snakeCase.table(
  'offering_prices',
  {
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    taxClass: text()
      .notNull()
      .references(() => taxClasses.code),
    taxDecision: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'offering_prices_pk', columns: [t.offeringId, t.currency] }),
    check('offering_prices_not_negative', sql`${t.netMinor} >= 0`),
  ],
)
