import { addUnit, changeUnit } from '../../companies/keep-unit.ts'
import { UnitWish } from '../../companies/units.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { budgetFromForm } from './budget-form.ts'
import { unitField, unitFrom } from './unit-form.ts'
import { keepsUnits, UNITS, unitPage, unitsPage } from './units.ts'

/** Where the owners and managers of a company keep its units. */
export const unitPages: readonly PageRoute[] = [
  { method: 'get', path: UNITS, who: keepsUnits, answer: (visit) => unitsPage(visit) },
  { method: 'post', path: UNITS, who: keepsUnits, answer: add },
  { method: 'get', path: `${UNITS}/:unitId`, who: keepsUnits, answer: (visit) => unitPage(visit) },
  { method: 'post', path: `${UNITS}/:unitId`, who: keepsUnits, answer: change },
  { method: 'post', path: `${UNITS}/:unitId/budget`, who: keepsUnits, answer: budget },
]

async function budget(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, (tx) => budgetFromForm(tx, visit)))
  if ('done' in attempted) return { goTo: to(`/company/${idOf(visit, 'company')}/units?done=saved`) }
  const { problem } = attempted
  const form = refusedDeskForm(visit, problem, (pointer) =>
    pointer === '/amountMinor' ? 'amount' : unitField(pointer),
  )
  return { ...(await unitPage(visit, form, 'budget')), status: problem.status }
}

async function add(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const wish = parseForm(UnitWish, unitFrom(form))
    return act(till, caller.actor, (tx) => addUnit(tx, companyId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/company/${companyId}/units?done=added`) }
  const { problem } = attempted
  return { ...(await unitsPage(visit, refusedDeskForm(visit, problem, unitField))), status: problem.status }
}

async function change(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const [companyId, unitId] = [idOf(visit, 'company'), idOf(visit, 'unit', 'unitId')]
  const attempted = await attempt(() => {
    const wish = parseForm(UnitWish, unitFrom(form))
    return act(till, caller.actor, (tx) => changeUnit(tx, { companyId, unitId }, wish))
  })
  if ('done' in attempted) return { goTo: to(`/company/${companyId}/units?done=saved`) }
  const { problem } = attempted
  return { ...(await unitPage(visit, refusedDeskForm(visit, problem, unitField))), status: problem.status }
}
