import { type Actor, hasRole } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { ANY_MEMBER, type MemberTie } from './member-role.ts'
import { companyById, membership } from './queries.ts'

/** A transaction, or a read by a known actor. */
type Asking = On & { actor: Actor }

/** Who may act for any company, and says which are what they claim to be. */
export const STAFF = ['course-administrator', 'finance', 'support'] as const

export const isStaff = (actor: Actor): boolean => hasRole(actor, ...STAFF)

/**
 * Lets members with one of the ties pass, and staff. To everyone else the company does not exist, so that numbers cannot
 * be tried out; a member with another tie is told so. Returns the tie, or null for staff. @throws company/unknown, access/denied
 */
export async function demandMember<Tie extends MemberTie = MemberTie>(
  asking: Asking,
  companyId: string,
  ties: readonly Tie[] = ANY_MEMBER as readonly MemberTie[] as readonly Tie[],
): Promise<Tie | null> {
  const { actor } = asking
  const tie = actor.kind === 'person' ? await membership(asking, companyId, actor.personId) : null
  const found = ties.find((each) => each === tie)
  if (found) return found
  if (isStaff(actor) && (await companyById(asking, companyId))) return null
  throw tie ? forbidden() : unknown('company')
}
