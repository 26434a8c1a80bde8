import type { Ensured } from '../companies/ensure-company.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { unitMissing, unitUnknown } from '../companies/problems.ts'
import type { Actor } from '../platform/actor.ts'
import type { Wish } from './wish.ts'

/**
 * A unit is named by whoever may order for it: members who are bound to it or to none, staff and programs. Whoever is bound orders
 * for one of theirs. What somebody else names is refused like what is not there.
 * @throws companies/unit-missing, companies/unit-unknown
 */
export function demandUnit(
  { actor }: { actor: Actor },
  { unitId }: Pick<Wish, 'unitId'>,
  { unit, isMember, isBound }: Pick<Ensured, 'unit' | 'isMember' | 'isBound'>,
): void {
  const mayName = isMember || isStaff(actor) || actor.kind === 'client'
  if (unitId && !(unit && mayName)) throw unitUnknown()
  if (isBound && !unit) throw unitMissing()
}
