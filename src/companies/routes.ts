import { z } from 'zod'
import { seeBuying } from '../platform/db/sight.ts'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { UnitIds } from './bind-member.ts'
import { confirmCompany } from './confirm-company.ts'
import { CreateCompany, createCompany } from './create-company.ts'
import { STAFF } from './may-act-for.ts'
import { ANY_MEMBER, MemberRoleName } from './member-role.ts'
import { myCompanies, readCompany } from './read-company.ts'
import { theCompany } from './the-company.ts'
import { turnAwayMembers } from './turn-away-members.ts'

const company = {
  id: z.uuid(),
  organisationNumber: z.string(),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  invoiceEmail: z.string(),
  buyerReference: z.string().nullable(),
  paymentTermsDays: z.int(),
  confirmed: z.boolean().meta({
    description: 'Staff know that its members speak for it; until then each sees only what they ordered themselves',
  }),
}
const CompanyShape = z.object(company).meta({ id: 'Company' })
const MyCompanyShape = z.object({ ...company, role: MemberRoleName, unitIds: UnitIds }).meta({ id: 'MyCompany' })

const create = route({
  method: 'post',
  path: '/companies',
  id: 'createCompany',
  room: 'companies',
  summary: 'Add a company; you become its owner',
  who: 'signed-in',
  body: CreateCompany,
  replies: { 201: CompanyShape },
  refusals: ['companies/bad-number', 'companies/taken', 'companies/external-id-taken'],
  answer: async ({ till, actor, body }) => ({
    status: 201,
    body: await seeBuying(() => act(till, actor, (tx) => createCompany(tx, body))),
  }),
})

const mine = route({
  method: 'get',
  path: '/companies',
  id: 'listMyCompanies',
  room: 'companies',
  summary: 'The companies you may act for',
  who: 'signed-in',
  replies: { 200: z.object({ companies: z.array(MyCompanyShape) }) },
  answer: async ({ till, actor }) => ({
    status: 200,
    body: { companies: await myCompanies({ client: till.connection.pool }, actor) },
  }),
})

const read = route({
  method: 'get',
  path: '/companies/{id}',
  id: 'readCompany',
  room: 'companies',
  summary: 'A company, for its members and staff',
  who: theCompany.to(...STAFF, ...ANY_MEMBER),
  params: z.object({ id: z.uuid() }),
  replies: { 200: CompanyShape },
  refusals: ['company/unknown'],
  answer: async ({ till, actor, params: { id } }) => ({
    status: 200,
    body: await readCompany({ client: till.connection.pool, actor }, id),
  }),
})

const confirmation = route({
  method: 'post',
  path: '/companies/{id}/confirmation',
  id: 'confirmCompany',
  room: 'companies',
  summary: 'Its members speak for it: from now on they see and steer all that is bought in its name',
  who: STAFF,
  params: z.object({ id: z.uuid() }),
  replies: { 200: CompanyShape },
  refusals: ['company/unknown'],
  answer: async ({ till, actor, params: { id } }) => ({
    status: 200,
    body: await act(till, actor, (tx) => confirmCompany(tx, id)),
  }),
})

const refusal = route({
  method: 'post',
  path: '/companies/{id}/refusal',
  id: 'turnAwayMembers',
  room: 'companies',
  summary: 'The members of an unconfirmed company do not speak for it, and are members no longer',
  who: STAFF,
  params: z.object({ id: z.uuid() }),
  replies: { 204: null },
  refusals: ['company/unknown', 'companies/confirmed'],
  answer: async ({ till, actor, params: { id } }) => {
    await act(till, actor, (tx) => turnAwayMembers(tx, id))
    return { status: 204, body: null }
  },
})

export const routes = [create, mine, read, confirmation, refusal]
