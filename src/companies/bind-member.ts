import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { demandUnits } from './demand-units.ts'
import { demandMember } from './may-act-for.ts'
import type { MemberRole } from './member-role.ts'
import { revokeBeyond } from './revoke-beyond.ts'
import { BOUND_MAX } from './units.ts'

/** The units that somebody is bound to; null is to none. */
export const UnitIds = z.array(z.uuid()).min(1).max(BOUND_MAX).nullable().meta({
  description:
    'They order for these units and see what is ordered for them, and nothing else; null: all of the company',
})

export const BindMember = z.strictObject({ unitIds: UnitIds })
export type BindMember = z.output<typeof BindMember>

const LOCK = statement<{ role: MemberRole }>(
  'company-bind-look',
  'select role from company_members where company_id = $1 and person_id = $2 and ended_at is null for update',
)
const BIND = statement(
  'company-bind-member',
  'update company_members set unit_ids = $3 where company_id = $1 and person_id = $2',
)

/**
 * Binds a member to some units of the company, or to none again: from this moment they see and steer what is ordered for these, and
 * nothing else of it. By owners, by managers who are bound to none, and by staff. What a bound manager had invited others to is dead.
 * @throws company/unknown, access/denied, member/unknown, companies/owner-bound, companies/unit-unknown
 */
export async function bindMember(
  tx: Tx,
  { companyId, personId, unitIds }: BindMember & { companyId: string; personId: string },
): Promise<void> {
  await demandMember(tx, companyId, ['owner', 'manager'])
  const [member] = await run(tx, LOCK, [companyId, personId])
  if (!member) throw unknown('member')
  const bound = await demandUnits(tx, { companyId, role: member.role, unitIds })
  await run(tx, BIND, [companyId, personId, bound])
  if (bound) await revokeBeyond(tx, { companyId, personId, role: null })
  await emit(tx, { name: 'MemberBound', subjectId: companyId, facts: { personId, unitIds: bound } })
}
