import { z } from 'zod'
import { isStaff, STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { unitsOf } from '../companies/units.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { budgetOf } from './budget-of.ts'
import { SetBudget, setBudget } from './set-budget.ts'

const room = 'budgets'
const OneUnit = z.object({ id: z.uuid(), unitId: z.uuid() })
const Budget = z
  .object({
    year: z.int(),
    budgetMinor: z.int().nullable().meta({ description: 'Øre without VAT; null: there is none' }),
    usedMinor: z.int().meta({ description: 'Ordered in the year and not given back, øre without VAT' }),
    leftMinor: z.int().nullable().meta({ description: 'Negative where more was ordered' }),
  })
  .meta({ id: 'UnitBudget' })

/** What units may order for in a year. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/units/{unitId}/budget',
    id: 'readUnitBudget',
    room,
    summary: 'What the unit may order for this year, and what is used and left of it',
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    params: OneUnit,
    replies: { 200: Budget },
    refusals: ['company/unknown', 'unit/unknown'],
    answer: async ({ till, actor, params: { id, unitId } }) => {
      const on = { client: till.connection.pool }
      const memberId = actor.kind === 'person' && !isStaff(actor) ? actor.personId : null
      const isSeen = (await unitsOf(on, { companyId: id, memberId })).some((unit) => unit.id === unitId)
      const budget = isSeen ? await budgetOf(on, unitId) : null
      if (!budget) throw unknown('unit')
      return { status: 200, body: budget }
    },
  }),
  route({
    method: 'put',
    path: '/companies/{id}/units/{unitId}/budget',
    id: 'setUnitBudget',
    room,
    summary: 'What the unit may order for in a year from now on; what was set before stays in the history',
    who: theCompany.to(...STAFF, 'owner', 'manager'),
    params: OneUnit,
    body: SetBudget,
    replies: { 204: null },
    refusals: ['company/unknown', 'unit/unknown', 'access/denied'],
    answer: async ({ till, actor, params: { id, unitId }, body }) => {
      await act(till, actor, (tx) => setBudget(tx, { companyId: id, unitId }, body))
      return { status: 204, body: null }
    },
  }),
]
