import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { companyUnits } from '../companies/schema.ts'
import { id, instant, minor } from '../platform/db/columns.ts'

/** What a unit may order for in a calendar year, net. Insert-only: of those of a year the last one counts. */
export const unitBudgets = snakeCase.table(
  'unit_budgets',
  {
    id: id(),
    unitId: uuid()
      .notNull()
      .references(() => companyUnits.id),
    year: integer().notNull(),
    /** Øre; null is no budget any more. */
    amountMinor: minor(),
    reason: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    index('unit_budgets_unit').on(t.unitId, t.year, t.setAt),
    check('unit_budgets_not_negative', sql`${t.amountMinor} >= 0`),
    check('unit_budgets_year_sane', sql`${t.year} between 2000 and 2100`),
  ],
)
