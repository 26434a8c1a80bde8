import { z } from 'zod'
import { seeBuying } from '../platform/db/sight.ts'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AcceptInvitation, acceptInvitation } from './accept-invitation.ts'
import { UnitIds } from './bind-member.ts'
import { DELIVERIES, openInvitations } from './invitation.ts'
import { InviteMember, inviteMember } from './invite-member.ts'
import { STAFF } from './may-act-for.ts'
import { MemberRoleName } from './member-role.ts'
import { resendInvitation } from './resend-invitation.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { theCompany } from './the-company.ts'

const steering = theCompany.to(...STAFF, 'owner', 'manager')
const OneCompany = z.object({ id: z.uuid() })
const OneInvitation = z.object({ id: z.uuid(), invitationId: z.uuid() })

const Shape = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: MemberRoleName,
    unitIds: UnitIds,
    invitedBy: z.string().nullable(),
    invitedAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    ended: z.boolean().meta({ description: 'Its time is out: it can only be sent again' }),
    delivery: z
      .enum(DELIVERIES)
      .meta({ description: 'Its mail: waiting, taken by the mail server, or refused so far' }),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CompanyInvitation' })

const list = route({
  method: 'get',
  path: '/companies/{id}/invitations',
  id: 'listInvitations',
  reads: 'company-members',
  room: 'companies',
  summary: 'Who is invited to act for the company and has not answered; no answer holds a link',
  who: steering,
  params: OneCompany,
  replies: { 200: z.object({ invitations: z.array(Shape) }) },
  refusals: ['company/unknown', 'access/denied'],
  answer: async ({ till, params: { id } }) => {
    const found = await openInvitations({ client: till.connection.pool }, id)
    const invitations = found.map(({ invitedAt, endsAt, sentAt, ...each }) => ({
      ...each,
      invitedAt: invitedAt.toISOString(),
      endsAt: endsAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }))
    return { status: 200, body: { invitations } }
  },
})

const invite = route({
  method: 'post',
  path: '/companies/{id}/invitations',
  id: 'inviteMember',
  room: 'companies',
  summary: 'Ask somebody by mail to act for the company, with a role that is not above your own',
  who: steering,
  params: OneCompany,
  body: InviteMember,
  replies: { 201: z.object({ id: z.uuid(), endsAt: z.iso.datetime() }) },
  refusals: [
    ...['company/unknown', 'access/denied', 'companies/unconfirmed', 'companies/already-member'],
    ...['companies/invited-already', 'companies/invited-often', 'companies/owner-bound', 'companies/unit-unknown'],
  ],
  answer: async ({ till, actor, params: { id }, body }) => {
    const { endsAt, ...made } = await act(till, actor, (tx) => inviteMember(tx, { ...body, companyId: id }))
    return { status: 201, body: { ...made, endsAt: endsAt.toISOString() } }
  },
})

const resend = route({
  method: 'post',
  path: '/companies/{id}/invitations/{invitationId}/mails',
  id: 'resendInvitation',
  room: 'companies',
  summary: 'Mail an invitation again: the link sent before is dead, the new one has its full time',
  who: steering,
  params: OneInvitation,
  replies: { 202: null },
  refusals: ['company/unknown', 'invitation/unknown', 'access/denied', 'companies/invited-often'],
  answer: async ({ till, actor, params: { id, invitationId } }) => {
    await act(till, actor, (tx) => resendInvitation(tx, { companyId: id, invitationId }))
    return { status: 202, body: null }
  },
})

const revoke = route({
  method: 'delete',
  path: '/companies/{id}/invitations/{invitationId}',
  id: 'revokeInvitation',
  room: 'companies',
  summary: 'Take an invitation back: its link is dead',
  who: steering,
  params: OneInvitation,
  replies: { 204: null },
  refusals: ['company/unknown', 'invitation/unknown', 'access/denied'],
  answer: async ({ till, actor, params: { id, invitationId } }) => {
    await act(till, actor, (tx) => revokeInvitation(tx, { companyId: id, invitationId }))
    return { status: 204, body: null }
  },
})

const accept = route({
  method: 'post',
  path: '/company-invitations/acceptance',
  id: 'acceptInvitation',
  room: 'companies',
  summary: 'Act for the company that invited you; you are signed in with the address that it wrote to',
  who: 'person',
  body: AcceptInvitation,
  replies: { 200: z.object({ companyId: z.uuid(), role: MemberRoleName }) },
  refusals: ['companies/invitation-spent', 'companies/invited-another', 'companies/already-member'],
  answer: async ({ till, actor, body }) => ({
    status: 200,
    body: await seeBuying(() => act(till, actor, (tx) => acceptInvitation(tx, body))),
  }),
})

/** Who is asked by mail to act for a company. */
export const invitationRoutes = [list, invite, resend, revoke, accept]
