import { sql } from 'drizzle-orm'
import { check, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { currency, id, instant, minor } from '../platform/db/columns.ts'

/** What a faculty is to sell in a term, net of VAT: of offerings that start in it. Who set it stands there by id. */
export const incomeTargets = snakeCase.table(
  'income_targets',
  {
    id: id(),
    faculty: text().notNull(),
    term: text().notNull(),
    currency: currency().notNull(),
    targetMinor: minor().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('income_targets_once').on(t.faculty, t.term, t.currency),
    check('income_targets_term', sql`${t.term} ~ '^20[0-9]{2}-(spring|autumn)$'`),
    check('income_targets_sane', sql`${t.targetMinor} >= 0`),
  ],
)
