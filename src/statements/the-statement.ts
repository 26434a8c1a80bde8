import type { MemberTie } from '../companies/member-role.ts'
import { membership } from '../companies/queries.ts'
import { type Actor, hasRole, keepsFaculty, onlyFaculties } from '../platform/actor.ts'
import { thing } from '../platform/http/who.ts'
import type { Till } from '../platform/till.ts'
import { issuedById } from './queries.ts'

/** Who works here and sees what everybody is told. */
export const READERS = ['finance', 'auditor', 'course-administrator'] as const
/** The faculties whose statements somebody sees; null: all of them. */
export const facultiesSeenBy = (actor: Actor): readonly string[] | null =>
  hasRole(actor, 'finance', 'auditor') ? null : onlyFaculties(actor)

/** Which members see what their company is told. Whoever is bound to units, and buyers, only where staff made them partner viewers. */
const SEEING: readonly MemberTie[] = ['owner', 'manager', 'finance-viewer']
export const seesShares = (actor: Actor, tie: MemberTie): boolean =>
  SEEING.includes(tie) || (actor.kind === 'person' && actor.roles.includes('partner-viewer'))

const ties = {
  'partner-member': 'owners, managers and finance viewers of the partner, and its members who are partner viewers',
  'other-member': 'its other members',
} as const

type PartnerTie = keyof typeof ties
async function partnerTies(till: Till, actor: Actor, companyId: string): Promise<PartnerTie[]> {
  if (actor.kind !== 'person') return []
  const tie = await membership({ client: till.connection.pool }, companyId, actor.personId)
  return tie ? [seesShares(actor, tie) ? 'partner-member' : 'other-member'] : []
}

/** A company, as somebody who is told what its share comes to. */
export const thePartner = thing({
  name: 'company',
  ties,
  held: [],
  tiesOf: ({ till, actor }, companyId) => partnerTies(till, actor, companyId),
})

/** A statement that was made, for whom it is. */
export const theStatement = thing({
  name: 'statement',
  ties: { ...ties, 'its-faculty': 'faculty administrators of the faculty' },
  held: [],
  async tiesOf({ till, actor }, id) {
    const issued = await issuedById({ client: till.connection.pool }, id)
    if (issued?.content.kind === 'faculty') return keepsFaculty(actor, issued.recipientId) ? ['its-faculty'] : []
    return issued?.content.kind === 'partner' ? partnerTies(till, actor, issued.recipientId) : []
  },
})
