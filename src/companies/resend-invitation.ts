import { emit } from '../audit/emit.ts'
import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { INVITATION_DAYS } from './invitation.ts'
import { promiseInvitation } from './invitation-mail.ts'
import { MAILS_MAX } from './invite-member.ts'
import { lockInvitation } from './lock-invitation.ts'
import { demandMember } from './may-act-for.ts'
import { mayGive } from './member-role.ts'
import { invitedOften } from './problems.ts'

const RENEW = statement(
  'company-invitation-renew',
  'update company_invitations set digest = null, sent_at = null, fault = null, ends_at = $2, mails_asked = mails_asked + 1 where id = $1',
)

export type ThatInvitation = { companyId: string; invitationId: string }

/**
 * Sends an invitation once more: the link sent before is dead from this moment, and the new one has its full time.
 * @throws company/unknown, access/denied, invitation/unknown, companies/invited-often
 */
export async function resendInvitation(tx: Tx, { companyId, invitationId }: ThatInvitation): Promise<void> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  const found = await lockInvitation(tx, { companyId, invitationId })
  if (!found) throw unknown('invitation')
  if (by && !mayGive(by, found.role)) throw forbidden('Only an owner may invite another owner.')
  if (found.mailsAsked >= MAILS_MAX) throw invitedOften()
  await run(tx, RENEW, [invitationId, new Date(tx.now.getTime() + INVITATION_DAYS * DAY_MS)])
  await promiseInvitation(tx, invitationId)
  await emit(tx, { name: 'InvitationResent', subjectId: companyId, facts: { invitationId } })
}
