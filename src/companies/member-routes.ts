import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AddMember, addMember } from './add-member.ts'
import { UnitIds } from './bind-member.ts'
import { ChangeRole, changeRole } from './change-role.ts'
import { endMembership, leaveCompany } from './end-membership.ts'
import { STAFF } from './may-act-for.ts'
import { ANY_MEMBER, MemberRoleName } from './member-role.ts'
import { membersOf } from './queries.ts'
import { theCompany } from './the-company.ts'

const steering = theCompany.to(...STAFF, 'owner', 'manager')
const ThatMember = z.object({ id: z.uuid(), personId: z.uuid() })

const add = route({
  method: 'post',
  path: '/companies/{id}/members',
  id: 'addMember',
  room: 'companies',
  summary: 'Let a person act for the company at once, by staff who know that they may; members invite instead',
  who: STAFF,
  params: z.object({ id: z.uuid() }),
  body: AddMember,
  replies: { 201: z.object({ personId: z.uuid(), role: MemberRoleName }) },
  refusals: ['company/unknown', 'companies/already-member'],
  answer: async ({ till, actor, params: { id }, body }) => ({
    status: 201,
    body: await act(till, actor, (tx) => addMember(tx, { ...body, companyId: id })),
  }),
})

const Member = z
  .object({
    ...{ personId: z.uuid(), name: z.string(), email: z.string(), role: MemberRoleName, unitIds: UnitIds },
    since: z.iso.datetime(),
  })
  .meta({ id: 'CompanyMember' })

const list = route({
  method: 'get',
  path: '/companies/{id}/members',
  id: 'listMembers',
  reads: 'company-members',
  room: 'companies',
  summary: 'Everybody who acts for the company',
  who: steering,
  params: z.object({ id: z.uuid() }),
  replies: { 200: z.object({ members: z.array(Member) }) },
  refusals: ['company/unknown', 'access/denied'],
  answer: async ({ till, params: { id } }) => {
    const members = await membersOf({ client: till.connection.pool }, id)
    return {
      status: 200,
      body: { members: members.map(({ since, ...each }) => ({ ...each, since: since.toISOString() })) },
    }
  },
})

const change = route({
  method: 'put',
  path: '/companies/{id}/members/{personId}',
  id: 'changeMemberRole',
  room: 'companies',
  summary: 'What a member may do from now on; only owners make and unmake owners, and one remains',
  who: steering,
  params: ThatMember,
  body: ChangeRole,
  replies: { 204: null },
  refusals: ['company/unknown', 'member/unknown', 'access/denied', 'companies/last-owner'],
  answer: async ({ till, actor, params: { id, personId }, body }) => {
    await act(till, actor, (tx) => changeRole(tx, { ...body, companyId: id, personId }))
    return { status: 204, body: null }
  },
})

const end = route({
  method: 'delete',
  path: '/companies/{id}/members/{personId}',
  id: 'endMembership',
  room: 'companies',
  summary: 'A person acts for the company no longer: they lose at once what was theirs through it',
  who: steering,
  params: ThatMember,
  replies: { 204: null },
  refusals: ['company/unknown', 'member/unknown', 'access/denied', 'companies/last-owner'],
  answer: async ({ till, actor, params: { id, personId } }) => {
    await act(till, actor, (tx) => endMembership(tx, { companyId: id, personId }))
    return { status: 204, body: null }
  },
})

const leave = route({
  method: 'delete',
  path: '/companies/{id}/membership',
  id: 'leaveCompany',
  room: 'companies',
  summary: 'Act for the company no longer yourself',
  who: theCompany.to(...ANY_MEMBER),
  params: z.object({ id: z.uuid() }),
  replies: { 204: null },
  refusals: ['company/unknown', 'companies/last-owner'],
  answer: async ({ till, actor, params: { id } }) => {
    await act(till, actor, (tx) => leaveCompany(tx, id))
    return { status: 204, body: null }
  },
})

/** Who acts for a company, and what each may. */
export const memberRoutes = [add, list, change, end, leave]
