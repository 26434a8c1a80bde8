import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { MinorUnits } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

/** Years that a budget can be for. */
const YEAR_MIN = 2000
const YEAR_MAX = 2100
export const BudgetYear = z.int().min(YEAR_MIN).max(YEAR_MAX)

export const SetBudget = z
  .strictObject({
    year: BudgetYear.meta({ description: 'Calendar year in Norway' }),
    amountMinor: MinorUnits.nullable().meta({ description: 'Øre without VAT; null: no budget any more' }),
    reason: Line,
  })
  .meta({ id: 'SetBudget' })
export type SetBudget = z.output<typeof SetBudget>

const LOCK = statement<{ id: string }>(
  'budget-set-lock',
  'select id from company_units where id = $1 and company_id = $2 for no key update',
)
const SET = statement(
  'budget-set',
  'insert into unit_budgets (id, unit_id, year, amount_minor, reason, set_at, set_by) values ($1, $2, $3, $4, $5, $6, $7)',
)

/**
 * What a unit may order for in a year from now on; what was set before stays in the history, and so does what is ordered. By owners, by
 * managers who are bound to no unit, and by staff. @throws company/unknown, unit/unknown, access/denied
 */
export async function setBudget(
  tx: Tx,
  { companyId, unitId }: { companyId: string; unitId: string },
  { year, amountMinor, reason }: SetBudget,
): Promise<void> {
  await demandMember(tx, companyId, ['owner', 'manager'])
  const [unit] = await run(tx, LOCK, [unitId, companyId])
  if (!unit) throw unknown('unit')
  await run(tx, SET, [newId(), unitId, year, amountMinor, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'BudgetSet', subjectId: companyId, facts: { unitId, year, amountMinor } })
}
