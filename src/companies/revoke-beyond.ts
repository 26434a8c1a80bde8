import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { IS_OPEN } from './invitation.ts'
import { MEMBER_ROLES, type MemberRole } from './member-role.ts'

const REVOKE = statement(
  'company-invitations-revoke-beyond',
  `update company_invitations i set revoked_at = $3, digest = null
   where i.company_id = $1 and i.invited_by = $2 and ${IS_OPEN} and i.role <> all($4::text[])`,
)

/** What somebody invited others to and may give no longer is dead; with no role left, all of it. */
export async function revokeBeyond(
  tx: Tx,
  { companyId, personId, role }: { companyId: string; personId: string; role: MemberRole | null },
): Promise<void> {
  const may = role === 'owner' || role === 'manager' ? MEMBER_ROLES.slice(MEMBER_ROLES.indexOf(role)) : []
  await run(tx, REVOKE, [companyId, personId, tx.now, may])
}
