import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { demandMember } from './may-act-for.ts'
import type { MemberRole } from './member-role.ts'
import { lastOwner } from './problems.ts'

/** Two owners who end each other's membership at the same moment come one after the other. */
const LOCK_OWNERS = statement<{ personId: string }>(
  'company-lock-owners',
  `select person_id as "personId" from company_members where company_id = $1 and role = 'owner' and ended_at is null
   order by person_id for update`,
)
const END = statement<{ role: MemberRole }>(
  'company-end-membership',
  `update company_members set ended_at = $3 where company_id = $1 and person_id = $2 and ended_at is null returning role`,
)

/**
 * A person acts for a company no longer, and what was theirs through it is closed to them from this moment: its orders, those
 * that they placed for it too, and its documents. @throws company/unknown, access/denied, member/unknown, companies/last-owner
 */
export async function endMembership(
  tx: Tx,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<void> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  const owners = await run(tx, LOCK_OWNERS, [companyId])
  const isOwner = owners.some((owner) => owner.personId === personId)
  if (isOwner && by === 'manager') throw forbidden('Only an owner may take an owner away.')
  if (isOwner && owners.length === 1) throw lastOwner()
  const [ended] = await run(tx, END, [companyId, personId, tx.now])
  if (!ended) throw unknown('member')
  await emit(tx, { name: 'MembershipEnded', subjectId: companyId, facts: { personId, role: ended.role } })
}
