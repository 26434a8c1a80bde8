import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { IS_OPEN } from './invitation.ts'
import { lockOwners } from './lock-owners.ts'
import { demandMember } from './may-act-for.ts'
import type { MemberRole } from './member-role.ts'
import { lastOwner } from './problems.ts'
import { revokeBeyond } from './revoke-beyond.ts'

const END = statement<{ role: MemberRole }>(
  'company-end-membership',
  `update company_members set ended_at = $3 where company_id = $1 and person_id = $2 and ended_at is null returning role`,
)

/** What was mailed to them before, to another address too, lets nobody back in who was taken out. */
const REVOKE_TO = statement(
  'company-invitations-revoke-to',
  `update company_invitations i set revoked_at = $3, digest = null
   where i.company_id = $1 and i.email in (select a.email from person_addresses a where a.person_id = $2) and ${IS_OPEN}`,
)

/**
 * A person acts for a company no longer, and what was theirs through it is closed to them from this moment: its orders, those
 * that they placed for it too, its documents, and the invitations they have sent and were sent.
 * @throws company/unknown, access/denied, member/unknown, companies/last-owner
 */
export async function endMembership(
  tx: Tx,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<void> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  const owners = await lockOwners(tx, companyId)
  if (owners.includes(personId) && by === 'manager') throw forbidden('Only an owner may take an owner away.')
  await end(tx, { companyId, personId, owners })
}

/** A member goes by themselves, whatever they are there. @throws company/unknown, companies/last-owner */
export async function leaveCompany(tx: Tx, companyId: string): Promise<void> {
  const { personId } = personOf(tx.actor)
  await demandMember(tx, companyId)
  await end(tx, { companyId, personId, owners: await lockOwners(tx, companyId) })
}

async function end(
  tx: Tx,
  { companyId, personId, owners }: { companyId: string; personId: string; owners: readonly string[] },
): Promise<void> {
  if (owners.includes(personId) && owners.length === 1) throw lastOwner()
  const [ended] = await run(tx, END, [companyId, personId, tx.now])
  if (!ended) throw unknown('member')
  await revokeBeyond(tx, { companyId, personId, role: null })
  await run(tx, REVOKE_TO, [companyId, personId, tx.now])
  await emit(tx, { name: 'MembershipEnded', subjectId: companyId, facts: { personId, role: ended.role } })
}
