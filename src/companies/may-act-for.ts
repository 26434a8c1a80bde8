import { type Actor, hasRole } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { MEMBER_ROLES, type MemberRole } from './member-role.ts'
import { companyById, membership } from './queries.ts'

/** A transaction, or a read by a known actor. */
type Asking = On & { actor: Actor }

/** Who may act for any company, and says which are what they claim to be. */
export const STAFF = ['course-administrator', 'finance', 'support'] as const

export const isStaff = (actor: Actor): boolean => hasRole(actor, ...STAFF)

/**
 * Lets members with one of the roles pass, and staff. To everyone else the company does not exist, so that numbers cannot
 * be tried out; a member with another role is told so. Returns the role, or null for staff. @throws company/unknown, access/denied
 */
export async function demandMember(
  asking: Asking,
  companyId: string,
  roles: readonly MemberRole[] = MEMBER_ROLES,
): Promise<MemberRole | null> {
  const { actor } = asking
  const role = actor.kind === 'person' ? await membership(asking, companyId, actor.personId) : null
  if (role && roles.includes(role)) return role
  if (isStaff(actor) && (await companyById(asking, companyId))) return null
  throw role ? forbidden() : unknown('company')
}
