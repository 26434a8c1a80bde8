import { budgetsOf } from '../../budgets/budget-of.ts'
import type { Needs } from '../../companies/needs.ts'
import { companiesOf, companyByNumber } from '../../companies/queries.ts'
import { invoicingOf } from '../../companies/set-invoicing.ts'
import { type Unit, unitsOf } from '../../companies/units.ts'
import type { On } from '../../platform/db/statement.ts'
import { steersAll } from '../company/portal.ts'
import type { UnitChoice } from '../components/unit-choice.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** What a company asks of its own members before they order: what the invoice must carry, and for which unit it is. */
/** And when its invoices come, as Collects says; null where that depends on the unit. */
export type AskedOfBuyer = { needs: Needs; choice: UnitChoice; collects: string | null }

const NOTHING: AskedOfBuyer = {
  needs: 'nothing',
  collects: 'never',
  choice: { units: [], isBound: false, budgets: new Map(), mayExceed: false },
}

/** The same of the company that the form names. */
export const askedOfBuyer = async (visit: Visit, filled: Filled): Promise<AskedOfBuyer> =>
  filled.value('as') === 'company' ? askedOfMember(visit, filled.value('organisationNumber')) : NOTHING

/** The same of the company with this number; nothing of whoever is no member of it. */
export async function askedOfMember({ caller, on }: Visit, typed: string): Promise<AskedOfBuyer> {
  const { actor } = caller
  if (actor.kind !== 'person') return NOTHING
  const number = typed.replaceAll(/\s/g, '')
  const own = (await companiesOf(on, actor.personId)).find(({ organisationNumber }) => organisationNumber === number)
  if (!own) return NOTHING
  const unitsToChoose = { companyId: own.id, memberId: actor.personId }
  const [{ needs, collects = 'never' }, choice] = await Promise.all([
    invoicingOf(on, own.id),
    openUnits(on, unitsToChoose),
  ])
  const isBound = own.unitIds !== null
  const days = [...(isBound ? [] : [collects]), ...choice.units.map((unit) => unit.collects ?? collects)]
  const [day = 'never', ...others] = own.confirmed ? [...new Set(days)] : []
  return {
    ...{ needs, collects: others.length === 0 ? day : null },
    choice: { ...choice, isBound, mayExceed: steersAll(own) },
  }
}

/** What staff who enter an order for a company may choose among. */
export async function askedOfStaff({ on }: Visit, number: string): Promise<AskedOfBuyer> {
  const company = await companyByNumber(on, number)
  if (!company) return NOTHING
  const [{ needs }, choice] = await Promise.all([
    invoicingOf(on, company.id),
    openUnits(on, { companyId: company.id, memberId: null }),
  ])
  return { needs, collects: 'never', choice: { ...choice, isBound: false, mayExceed: false } }
}

async function openUnits(
  on: On,
  whose: Parameters<typeof unitsOf>[1],
): Promise<{ units: Unit[]; budgets: UnitChoice['budgets'] }> {
  const units = (await unitsOf(on, whose)).filter(({ archived }) => !archived)
  return {
    units,
    budgets: await budgetsOf(
      on,
      units.map(({ id }) => id),
    ),
  }
}
