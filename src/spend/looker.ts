import { isStaff } from '../companies/may-act-for.ts'
import type { InCompany } from '../orders/open-to-member.ts'
import type { Actor } from '../platform/actor.ts'
import { unknown } from '../platform/problems.ts'

/** A company as whoever asks may look at it: a member at what is open to members, staff at all of it. @throws company/unknown */
export function lookedAtBy(actor: Actor, companyId: string): InCompany {
  if (isStaff(actor)) return { companyId, memberId: null }
  if (actor.kind !== 'person') throw unknown('company')
  return { companyId, memberId: actor.personId }
}
