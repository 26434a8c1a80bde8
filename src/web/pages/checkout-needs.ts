import { budgetsOf } from '../../budgets/budget-of.ts'
import type { Needs } from '../../companies/needs.ts'
import { companiesOf } from '../../companies/queries.ts'
import { invoicingOf } from '../../companies/set-invoicing.ts'
import { unitsOf } from '../../companies/units.ts'
import { steersAll } from '../company/portal.ts'
import type { UnitChoice } from '../components/unit-choice.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

/** What a company asks of its own members before they order: what the invoice must carry, and for which unit it is. */
export type AskedOfBuyer = { needs: Needs; choice: UnitChoice }

const NOTHING: AskedOfBuyer = {
  needs: 'nothing',
  choice: { units: [], isBound: false, budgets: new Map(), mayExceed: false },
}

/** The same of the company that the form names. */
export async function askedOfBuyer({ caller, on }: Visit, filled: Filled): Promise<AskedOfBuyer> {
  const { actor } = caller
  if (filled.value('as') !== 'company' || actor.kind !== 'person') return NOTHING
  const number = filled.value('organisationNumber').replaceAll(/\s/g, '')
  const own = (await companiesOf(on, actor.personId)).find(({ organisationNumber }) => organisationNumber === number)
  if (!own) return NOTHING
  const [{ needs }, units] = await Promise.all([
    invoicingOf(on, own.id),
    unitsOf(on, { companyId: own.id, memberId: actor.personId }),
  ])
  const open = units.filter(({ archived }) => !archived)
  const isBound = own.unitIds !== null
  const budgets = await budgetsOf(
    on,
    open.map(({ id }) => id),
  )
  return { needs, choice: { units: open, isBound, budgets, mayExceed: steersAll(own) } }
}
