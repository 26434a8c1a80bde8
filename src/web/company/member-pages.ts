import { BindMember, bindMember } from '../../companies/bind-member.ts'
import { ChangeRole, changeRole } from '../../companies/change-role.ts'
import { endMembership } from '../../companies/end-membership.ts'
import { InviteMember, inviteMember } from '../../companies/invite-member.ts'
import { STAFF } from '../../companies/may-act-for.ts'
import { resendInvitation } from '../../companies/resend-invitation.ts'
import { revokeInvitation } from '../../companies/revoke-invitation.ts'
import { theCompany } from '../../companies/the-company.ts'
import { AnswerJoin, answerJoin } from '../../joining/answer-join.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { membersPage } from './members.ts'
import { unitIdsIn } from './unit-boxes.ts'

const who = theCompany.to(...STAFF, 'owner', 'manager')
const HERE = '/company/:id/members'

/** Everything that is decided on the page of members: each a button or a small form of its own. */
const STEPS: readonly { path: `/${string}`; done: string; work(tx: Tx, visit: Visit): Promise<unknown> }[] = [
  {
    path: HERE,
    done: 'invited',
    work: (tx, visit) => {
      const { form, lang } = visit
      const wish = parseForm(InviteMember, {
        ...{ email: form.get('email'), role: form.get('role'), lang },
        unitIds: unitIdsIn(form),
      })
      return inviteMember(tx, { ...wish, companyId: idOf(visit, 'company') })
    },
  },
  {
    path: `${HERE}/invitations/:invitationId/again`,
    done: 'resent',
    work: (tx, visit) => resendInvitation(tx, one(visit)),
  },
  {
    path: `${HERE}/invitations/:invitationId/revoke`,
    done: 'revoked',
    work: (tx, visit) => revokeInvitation(tx, one(visit)),
  },
  {
    path: `${HERE}/:personId/role`,
    done: 'changed',
    work: (tx, visit) =>
      changeRole(tx, { ...member(visit), ...parseForm(ChangeRole, { role: visit.form.get('role') }) }),
  },
  {
    path: `${HERE}/:personId/units`,
    done: 'bound',
    work: (tx, visit) =>
      bindMember(tx, { ...member(visit), ...parseForm(BindMember, { unitIds: unitIdsIn(visit.form) }) }),
  },
  {
    path: `${HERE}/wishes/:wishId`,
    done: 'answered',
    work: (tx, visit) => {
      const wish = parseForm(AnswerJoin, { admitAs: visit.form.get('role') })
      return answerJoin(tx, { ...wish, companyId: idOf(visit, 'company'), wishId: idOf(visit, 'wish', 'wishId') })
    },
  },
  { path: `${HERE}/:personId/end`, done: 'ended', work: (tx, visit) => endMembership(tx, member(visit)) },
]

const one = (visit: Visit) => ({
  companyId: idOf(visit, 'company'),
  invitationId: idOf(visit, 'invitation', 'invitationId'),
})
const member = (visit: Visit) => ({ companyId: idOf(visit, 'company'), personId: idOf(visit, 'member', 'personId') })

export const memberPages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who, reads: 'company-members', answer: (visit) => membersPage(visit) },
  ...STEPS.map(
    ({ path, done, work }): PageRoute => ({
      method: 'post',
      path,
      who,
      answer: (visit) => step(visit, { done, work }),
    }),
  ),
]

async function step(visit: Visit, { done, work }: Omit<(typeof STEPS)[number], 'path'>): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, (tx) => work(tx, visit)))
  if ('done' in attempted) return { goTo: to(`/company/${idOf(visit, 'company')}/members?done=${done}`) }
  const { problem } = attempted
  return { ...(await membersPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
