import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { Email, PersonName } from '../platform/words.ts'
import { isStaff } from './may-act-for.ts'
import { type MemberRole, MemberRoleName } from './member-role.ts'
import { putMember } from './put-member.ts'
import { companyById } from './queries.ts'

export const AddMember = z.strictObject({
  name: PersonName,
  email: Email,
  role: MemberRoleName,
  lang: LangCode.default('nb'),
})
export type AddMember = z.output<typeof AddMember>

/**
 * Lets a person act for a company at once, by staff, who have found out that they may. Members invite instead, so that nobody
 * belongs to a company without having said so. Who was a member may be let in again. @throws company/unknown, companies/already-member
 */
export async function addMember(
  tx: Tx,
  { companyId, name, email, role, lang }: AddMember & { companyId: string },
): Promise<{ personId: string; role: MemberRole }> {
  if (!isStaff(tx.actor)) throw forbidden()
  if (!(await companyById(tx, companyId))) throw unknown('company')
  const [personId] = await ensurePeople(tx, [{ name, email }], lang)
  await putMember(tx, { companyId, personId: personId!, role })
  await emit(tx, { name: 'MemberAdded', subjectId: companyId, facts: { personId, role } })
  return { personId: personId!, role }
}
