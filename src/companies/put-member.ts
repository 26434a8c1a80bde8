import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { MemberRole } from './member-role.ts'
import { alreadyMember } from './problems.ts'

const PUT = statement<{ role: MemberRole }>(
  'company-member-add',
  `insert into company_members (company_id, person_id, role, joined_at, unit_ids) values ($1, $2, $3, $4, $6)
   on conflict (company_id, person_id) do update
     set role = excluded.role, joined_at = excluded.joined_at, ended_at = null, unit_ids = excluded.unit_ids
     where company_members.ended_at is not null and not $5 returning role`,
)

export type NewMember = {
  companyId: string
  personId: string
  role: MemberRole
  /** The units that they are bound to from the first moment; none where it is not said. */
  unitIds?: readonly string[] | null
  /** Nobody of the company has said yes to this person: who was taken out, or left, does not come back by it. */
  firstTime?: true
}

/** Somebody acts for a company from now on; who was a member before may be one again. @throws companies/already-member */
export async function putMember(tx: Tx, { companyId, personId, role, unitIds, firstTime }: NewMember): Promise<void> {
  const added = await run(tx, PUT, [companyId, personId, role, tx.now, firstTime === true, unitIds ?? null])
  if (added.length === 0) throw alreadyMember()
}
