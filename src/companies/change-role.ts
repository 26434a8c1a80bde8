import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { lockOwners } from './lock-owners.ts'
import { demandMember } from './may-act-for.ts'
import { MemberRoleName, mayGive } from './member-role.ts'
import { lastOwner } from './problems.ts'
import { revokeBeyond } from './revoke-beyond.ts'

export const ChangeRole = z.strictObject({ role: MemberRoleName })
export type ChangeRole = z.output<typeof ChangeRole>

const CHANGE = statement<{ personId: string }>(
  'company-change-role',
  `update company_members set role = $3, unit_ids = case when $3 <> 'owner' then unit_ids end where company_id = $1 and person_id = $2 and ended_at is null
   returning person_id as "personId"`,
)

/**
 * What a member may do from now on. A company keeps an owner, and only owners make or unmake them; an owner is bound to no unit.
 * @throws company/unknown, access/denied, member/unknown, companies/last-owner
 */
export async function changeRole(
  tx: Tx,
  { companyId, personId, role }: ChangeRole & { companyId: string; personId: string },
): Promise<void> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  const owners = await lockOwners(tx, companyId)
  const isOwner = owners.includes(personId)
  if (by && (!mayGive(by, role) || (isOwner && by !== 'owner')))
    throw forbidden('Only an owner may make somebody an owner, or change what an owner is.')
  if (isOwner && role !== 'owner' && owners.length === 1) throw lastOwner()
  const [changed] = await run(tx, CHANGE, [companyId, personId, role])
  if (!changed) throw unknown('member')
  await revokeBeyond(tx, { companyId, personId, role })
  await emit(tx, { name: 'MemberRoleChanged', subjectId: companyId, facts: { personId, role } })
}
