import { z } from 'zod'
import type { Role } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { RoleName } from './make-api-key.ts'
import { rolesOf } from './queries.ts'

/** A faculty administrator is one of a faculty; given again with another, they keep both. */
export const GrantRole = z.strictObject({ role: RoleName, faculty: Line.optional() }).check(facultyWhereNeeded)

export type GrantedRole = z.output<typeof GrantRole>

/** For any command that gives a role: the faculty is named for that role, and for no other. */
export function facultyWhereNeeded({
  value,
  issues,
}: z.core.ParsePayload<{ role: Role; faculty?: string | undefined }>): void {
  const isFor = value.role === 'faculty-administrator'
  if (isFor === (value.faculty !== undefined)) return
  const message = isFor ? 'say which faculty' : 'only a faculty administrator has a faculty'
  issues.push({ code: 'custom', input: value, path: ['faculty'], message })
}

const GRANT = statement<{ role: Role }>(
  'role-grant',
  `insert into person_roles (person_id, role, granted_at) values ($1, $2, $3) on conflict do nothing returning role`,
)
const GRANT_FACULTY = statement<{ faculty: string }>(
  'role-grant-faculty',
  `insert into person_faculties (person_id, faculty, granted_at) values ($1, $2, $3) on conflict do nothing returning faculty`,
)
const END_SESSIONS = statement('sessions-end', 'delete from login_sessions where person_id = $1')

/**
 * Gives a person a role; giving it twice changes nothing. Their login sessions end, so that one that was stolen before
 * does not grow with its owner (OWASP ASVS 7.2.4). Returns all roles they hold.
 */
export async function grantRole(
  tx: Tx,
  { personId, role, faculty }: GrantedRole & { personId: string },
): Promise<Role[]> {
  if ((await rolesOf(tx, personId)) === null) throw unknown('person')
  const granted: object[] = await run(tx, GRANT, [personId, role, tx.now])
  if (faculty !== undefined) granted.push(...(await run(tx, GRANT_FACULTY, [personId, faculty, tx.now])))
  if (granted.length > 0) await run(tx, END_SESSIONS, [personId])
  return (await rolesOf(tx, personId)) ?? []
}
