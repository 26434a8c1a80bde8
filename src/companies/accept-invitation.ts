import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { ownsAddress } from '../identity/owns-address.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import { Token } from '../platform/words.ts'
import { IS_OPEN, invitationByDigest, maskedAddress } from './invitation.ts'
import type { MemberRole } from './member-role.ts'
import { invitationSpent, invitedAnother } from './problems.ts'
import { putMember } from './put-member.ts'

export const AcceptInvitation = z.strictObject({ token: Token })

const SPEND = statement<{ companyId: string; role: MemberRole; unitIds: string[] | null }>(
  'company-invitation-spend',
  `update company_invitations i set accepted_at = app_now(), accepted_by = $2
   where i.digest = $1 and ${IS_OPEN} and i.ends_at > app_now() returning i.company_id as "companyId", i.role, i.unit_ids as "unitIds"`,
)

/**
 * Whoever holds the mailed link, and is signed in with the address that it was mailed to, acts for the company from now on.
 * @throws companies/invitation-spent, companies/invited-another, companies/already-member
 */
export async function acceptInvitation(
  tx: Tx,
  { token }: z.output<typeof AcceptInvitation>,
): Promise<{ companyId: string; role: MemberRole }> {
  const { personId } = personOf(tx.actor)
  const digest = digestOf(token)
  const invited = await invitationByDigest(tx, digest)
  if (!invited?.open) throw invitationSpent()
  if (!(await ownsAddress(tx, personId, invited.email))) throw invitedAnother(maskedAddress(invited.email))
  const [spent] = await run(tx, SPEND, [digest, personId])
  if (!spent) throw invitationSpent()
  await putMember(tx, { ...spent, personId })
  const facts = { personId, role: spent.role, invitationId: invited.id }
  await emit(tx, { name: 'InvitationAccepted', subjectId: spent.companyId, facts })
  return { companyId: spent.companyId, role: spent.role }
}
