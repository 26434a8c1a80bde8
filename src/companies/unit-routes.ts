import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { BindMember, bindMember } from './bind-member.ts'
import { addUnit, changeUnit } from './keep-unit.ts'
import { isStaff, STAFF } from './may-act-for.ts'
import { ANY_MEMBER } from './member-role.ts'
import { theCompany } from './the-company.ts'
import { UnitWish, unitsOf } from './units.ts'

const room = 'companies'
const keeping = theCompany.to(...STAFF, 'owner', 'manager')
const OneCompany = z.object({ id: z.uuid() })
const Unit = z.object({ ...UnitWish.shape, id: z.uuid() }).meta({ id: 'Unit' })
const refusals = [
  'company/unknown',
  'access/denied',
  'companies/unconfirmed',
  'companies/bad-number',
  'companies/unit-name-taken',
]

const list = route({
  method: 'get',
  path: '/companies/{id}/units',
  id: 'listUnits',
  room,
  summary: 'The parts of the company, and how each is invoiced; who is bound to some sees these',
  who: theCompany.to(...STAFF, ...ANY_MEMBER),
  params: OneCompany,
  replies: { 200: z.object({ units: z.array(Unit) }) },
  refusals: ['company/unknown'],
  answer: async ({ till, actor, params: { id } }) => {
    const memberId = actor.kind === 'person' && !isStaff(actor) ? actor.personId : null
    return {
      status: 200,
      body: { units: await unitsOf({ client: till.connection.pool }, { companyId: id, memberId }) },
    }
  },
})

const add = route({
  method: 'post',
  path: '/companies/{id}/units',
  id: 'addUnit',
  room,
  summary:
    'Add a part of the company, such as a school or a department; without invoice settings of its own it is invoiced as the company',
  who: keeping,
  params: OneCompany,
  body: UnitWish,
  replies: { 201: z.object({ id: z.uuid() }) },
  refusals: [...refusals, 'companies/too-many-units'],
  answer: async ({ till, actor, params: { id }, body }) => ({
    status: 201,
    body: { id: await act(till, actor, (tx) => addUnit(tx, id, body)) },
  }),
})

const change = route({
  method: 'put',
  path: '/companies/{id}/units/{unitId}',
  id: 'changeUnit',
  room,
  summary: 'What the unit is called and how it is invoiced from now on, or that nothing more is ordered for it',
  who: keeping,
  params: z.object({ id: z.uuid(), unitId: z.uuid() }),
  body: UnitWish,
  replies: { 204: null },
  refusals: [...refusals, 'unit/unknown'],
  answer: async ({ till, actor, params: { id, unitId }, body }) => {
    await act(till, actor, (tx) => changeUnit(tx, { companyId: id, unitId }, body))
    return { status: 204, body: null }
  },
})

const bind = route({
  method: 'put',
  path: '/companies/{id}/members/{personId}/units',
  id: 'bindMember',
  room,
  summary: 'The units that a member orders for and sees; null lifts it',
  who: keeping,
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  body: BindMember,
  replies: { 204: null },
  refusals: ['company/unknown', 'member/unknown', 'access/denied', 'companies/owner-bound', 'companies/unit-unknown'],
  answer: async ({ till, actor, params: { id, personId }, body }) => {
    await act(till, actor, (tx) => bindMember(tx, { ...body, companyId: id, personId }))
    return { status: 204, body: null }
  },
})

/** The parts of a company, and who is bound to which. */
export const unitRoutes = [list, add, change, bind]
