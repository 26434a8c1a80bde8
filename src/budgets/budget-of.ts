import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Øre, net. `budgetMinor` is null where there is none for the year; `leftMinor` is then null too, and negative where more was ordered. */
export type Budget = { year: number; budgetMinor: number | null; usedMinor: number; leftMinor: number | null }

const YEAR = `coalesce($2::int, extract(year from app_now() at time zone '${SELLER_ZONE}')::int)`

/** Of `company_units u` and a `y.year`: the budget in force. */
const IN_FORCE = `(select b.amount_minor from unit_budgets b where b.unit_id = u.id and b.year = y.year order by b.set_at desc, b.id desc limit 1)`

const READ = statement<Omit<Budget, 'leftMinor'>>(
  'budget-of-unit',
  `select y.year, ${IN_FORCE} as "budgetMinor", unit_used(u.id, y.year) as "usedMinor"
   from company_units u cross join (select ${YEAR} as year) y where u.id = $1`,
)
const OF_UNITS = statement<{ unitId: string; year: number; budgetMinor: number; usedMinor: number }>(
  'budgets-of-units',
  `select u.id as "unitId", y.year, f.amount_minor as "budgetMinor", unit_used(u.id, y.year) as "usedMinor"
   from company_units u cross join (select ${YEAR} as year) y cross join lateral (select ${IN_FORCE} as amount_minor) f
   where u.id = any($1::uuid[]) and f.amount_minor is not null`,
)

const withLeft = <Read extends { budgetMinor: number | null; usedMinor: number }>(
  read: Read,
): Read & Pick<Budget, 'leftMinor'> => ({
  ...read,
  leftMinor: read.budgetMinor === null ? null : read.budgetMinor - read.usedMinor,
})

/**
 * What a unit may order for in a year of the seller's calendar, this one where none is said, and what is used of it: what was ordered in that
 * year and neither cancelled nor given back, net, other currencies by the newest rate. Null where there is no such unit.
 */
export async function budgetOf(on: On, unitId: string, year: number | null = null): Promise<Budget | null> {
  const [read] = await run(on, READ, [unitId, year])
  return read ? withLeft(read) : null
}

/** The same of this year, of those units that have a budget, by unit. */
export async function budgetsOf(on: On, unitIds: readonly string[]): Promise<Map<string, Budget>> {
  const rows = unitIds.length === 0 ? [] : await run(on, OF_UNITS, [unitIds, null])
  return new Map(rows.map(({ unitId, ...read }) => [unitId, withLeft(read)]))
}
