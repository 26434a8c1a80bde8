import { sql } from 'drizzle-orm'
import { check, index, numeric, snakeCase, text } from 'drizzle-orm/pg-core'
import { currency, day, id, instant } from '../platform/db/columns.ts'

/** Kroner for one unit of a currency on a day, published or entered by hand; of several for one day the last one counts. Insert-only. */
export const exchangeRates = snakeCase.table(
  'exchange_rates',
  {
    id: id(),
    currency: currency().notNull(),
    ratedOn: day().notNull(),
    rate: numeric({ precision: 14, scale: 8 }).notNull(),
    /** Who says so, for whoever checks the document later. */
    source: text().notNull(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    index('exchange_rates_day').on(t.currency, t.ratedOn, t.setAt),
    check('exchange_rates_positive', sql`${t.rate} > 0`),
    check('exchange_rates_foreign', sql`${t.currency} <> 'NOK'`),
  ],
)
