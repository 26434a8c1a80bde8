import { emit } from '../audit/emit.ts'
import { rolesOf } from '../identity/queries.ts'
import { revokeRole } from '../identity/revoke-role.ts'
import type { Role } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Takes a role from a person and writes down who took it. Returns the roles they keep. @throws person/unknown, access/last-administrator */
export async function takeRole(tx: Tx, { personId, role }: { personId: string; role: Role }): Promise<Role[]> {
  const before = await rolesOf(tx, personId)
  const roles = await revokeRole(tx, { personId, role })
  if (before?.includes(role)) await emit(tx, { name: 'RoleRevoked', subjectId: personId, facts: { role } })
  return roles
}
