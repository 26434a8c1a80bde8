import { z } from 'zod'
import type { Role } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { RoleName } from './make-api-key.ts'
import { rolesOf } from './queries.ts'

export const GrantRole = z.strictObject({ role: RoleName })

const GRANT = statement<{ role: Role }>(
  'role-grant',
  `insert into person_roles (person_id, role, granted_at) values ($1, $2, $3) on conflict do nothing returning role`,
)
const END_SESSIONS = statement('sessions-end', 'delete from login_sessions where person_id = $1')

/**
 * Gives a person a role; giving it twice changes nothing. Their login sessions end, so that one that was stolen before
 * does not grow with its owner (OWASP ASVS 7.2.4). Returns all roles they hold.
 */
export async function grantRole(tx: Tx, { personId, role }: { personId: string; role: Role }): Promise<Role[]> {
  if ((await rolesOf(tx, personId)) === null) throw unknown('person')
  const granted = await run(tx, GRANT, [personId, role, tx.now])
  if (granted.length > 0) await run(tx, END_SESSIONS, [personId])
  return (await rolesOf(tx, personId)) ?? []
}
