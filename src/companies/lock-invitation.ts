import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { IS_OPEN } from './invitation.ts'
import type { MemberRole } from './member-role.ts'

const LOCK = statement<{ role: MemberRole; mailsAsked: number }>(
  'company-invitation-lock',
  `select i.role, i.mails_asked as "mailsAsked" from company_invitations i
   where i.id = $1 and i.company_id = $2 and ${IS_OPEN} for update`,
)

/** An invitation of this company that nobody has answered or taken back; null where there is none. */
export async function lockInvitation(
  tx: Tx,
  { companyId, invitationId }: { companyId: string; invitationId: string },
): Promise<{ role: MemberRole; mailsAsked: number } | null> {
  const [found] = await run(tx, LOCK, [invitationId, companyId])
  return found ?? null
}
