import { emit } from '../audit/emit.ts'
import { grantRole } from '../identity/grant-role.ts'
import { rolesOf } from '../identity/queries.ts'
import type { Role } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Gives a person a role and writes down who gave it. Returns all roles they hold. @throws person/unknown */
export async function giveRole(tx: Tx, { personId, role }: { personId: string; role: Role }): Promise<Role[]> {
  const before = await rolesOf(tx, personId)
  const roles = await grantRole(tx, { personId, role })
  if (!before?.includes(role)) await emit(tx, { name: 'RoleGranted', subjectId: personId, facts: { role } })
  return roles
}
