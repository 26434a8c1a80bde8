import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { forbidden } from '../platform/problems.ts'
import { Email, PersonName } from '../platform/words.ts'
import { demandMember } from './may-act-for.ts'
import { type MemberRole, MemberRoleName } from './member-role.ts'
import { alreadyMember } from './problems.ts'

export const AddMember = z.strictObject({
  name: PersonName,
  email: Email,
  role: MemberRoleName,
  lang: LangCode.default('nb'),
})
export type AddMember = z.output<typeof AddMember>

const ADD = statement<{ role: MemberRole }>(
  'company-member-add',
  `insert into company_members (company_id, person_id, role, joined_at) values ($1, $2, $3, $4)
   on conflict (company_id, person_id) do update set role = excluded.role, joined_at = excluded.joined_at, ended_at = null
     where company_members.ended_at is not null returning role`,
)

/** Lets a person act for a company, by owners, managers and staff; an owner is named by owners and staff. Who was a member may be let in again. */
export async function addMember(
  tx: Tx,
  { companyId, name, email, role, lang }: AddMember & { companyId: string },
): Promise<{ personId: string; role: MemberRole }> {
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  if (role === 'owner' && by === 'manager') throw forbidden('Only an owner may name another owner.')
  const [personId] = await ensurePeople(tx, [{ name, email }], lang)
  const added = await run(tx, ADD, [companyId, personId, role, tx.now])
  if (!personId || added.length === 0) throw alreadyMember()
  await emit(tx, { name: 'MemberAdded', subjectId: companyId, facts: { personId, role } })
  return { personId, role }
}
