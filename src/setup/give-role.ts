import { emit } from '../audit/emit.ts'
import { demandFresh } from '../identity/fresh.ts'
import { type GrantedRole, grantRole } from '../identity/grant-role.ts'
import { heldBy } from '../identity/queries.ts'
import type { Role } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Gives a person a role and writes down who gave it. Returns all roles they hold. @throws person/unknown, access/prove-again */
export async function giveRole(tx: Tx, { personId, ...given }: GrantedRole & { personId: string }): Promise<Role[]> {
  demandFresh(tx.actor)
  const before = await heldBy(tx, personId)
  const roles = await grantRole(tx, { personId, ...given })
  const isNew = !before?.roles.includes(given.role) || (given.faculty && !before.faculties.includes(given.faculty))
  if (isNew) await emit(tx, { name: 'RoleGranted', subjectId: personId, facts: given })
  return roles
}
