import { membership } from '../companies/queries.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Money, money } from '../platform/money.ts'
import { conflict, forbidden } from '../platform/problems.ts'
import { budgetOf } from './budget-of.ts'

/** Orders for a unit that has a budget come one after the other, from here until they commit. */
const LOCK = statement<{ id: string }>(
  'budget-lock-unit',
  `select u.id from company_units u where u.id = $1 and exists (select from unit_budgets b where b.unit_id = u.id
     and b.year = extract(year from app_now() at time zone '${SELLER_ZONE}')) for no key update of u`,
)
const IN_KRONER = statement<{ minor: number }>('budget-in-kroner', 'select in_kroner($1, $2) as minor')

type Wanted = { companyId: string; unitId: string; net: Money; overBudget: boolean }

/**
 * Lets an order pass that its unit's budget of this year covers beside what is used of it already. Owners of the company, and managers who
 * are bound to no unit, order beyond it where they say so. Two orders at once never both use the last of it.
 * @throws companies/budget-exceeded, access/denied
 */
export async function demandBudget(tx: Tx, { companyId, unitId, net, overBudget }: Wanted): Promise<void> {
  const [locked] = await run(tx, LOCK, [unitId])
  if (!locked || net.minor === 0) return
  const budget = await budgetOf(tx, unitId)
  if (!budget || budget.leftMinor === null) return
  const [added] = await run(tx, IN_KRONER, [net.minor, net.currency])
  if (added!.minor <= budget.leftMinor) return
  if (!overBudget) throw budgetExceeded(unitId, { ...budget, addedMinor: added!.minor })
  if (!(await mayExceed(tx, companyId)))
    throw forbidden('Only an owner, or a manager of all of the company, may order beyond a budget.')
}

async function mayExceed(tx: Tx, companyId: string): Promise<boolean> {
  const tie = tx.actor.kind === 'person' ? await membership(tx, companyId, tx.actor.personId) : null
  return tie === 'owner' || tie === 'manager'
}

type Figures = {
  year: number
  budgetMinor: number | null
  usedMinor: number
  addedMinor: number
  leftMinor: number | null
}

const budgetExceeded = (unitId: string, { year, budgetMinor, usedMinor, addedMinor, leftMinor }: Figures) => {
  const kroner = (minor: number | null) => money(minor ?? 0, 'NOK')
  return conflict('companies/budget-exceeded', 'This order is beyond the budget of the unit for the year.', {
    ...{ unitId, year, budget: kroner(budgetMinor), used: kroner(usedMinor) },
    ...{ left: kroner(Math.max(0, leftMinor ?? 0)), order: kroner(addedMinor) },
  })
}
