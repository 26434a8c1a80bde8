import { MEMBER_ROLES, type MemberRole, mayGive } from '../../companies/member-role.ts'
import type { Visit } from '../visit.ts'

/** Which roles whoever looks may give: staff any, a member none above their own. */
export function givenBy({ ties }: Pick<Visit, 'ties'>): readonly MemberRole[] {
  const own = MEMBER_ROLES.find((role) => ties.includes(role))
  return own ? MEMBER_ROLES.filter((role) => mayGive(own, role)) : MEMBER_ROLES
}
