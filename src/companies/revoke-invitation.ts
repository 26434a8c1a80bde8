import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { lockInvitation } from './lock-invitation.ts'
import { demandMember } from './may-act-for.ts'
import { mayGive } from './member-role.ts'
import type { ThatInvitation } from './resend-invitation.ts'

const REVOKE = statement(
  'company-invitation-revoke',
  'update company_invitations set revoked_at = $2, digest = null where id = $1',
)

/** Takes an invitation back: its link is dead from this moment. @throws company/unknown, access/denied, invitation/unknown */
export async function revokeInvitation(tx: Tx, { companyId, invitationId }: ThatInvitation): Promise<void> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  const found = await lockInvitation(tx, { companyId, invitationId })
  if (!found) throw unknown('invitation')
  if (by && !mayGive(by, found.role)) throw forbidden('Only an owner may take back what invites an owner.')
  await run(tx, REVOKE, [invitationId, tx.now])
  await emit(tx, { name: 'InvitationRevoked', subjectId: companyId, facts: { invitationId } })
}
