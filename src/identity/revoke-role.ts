import type { Role } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { lastAdministrator } from './problems.ts'
import { rolesOf } from './queries.ts'

/** Two who take the role from each other at the same moment come one after the other, and the second sees one administrator. */
const LOCK_ADMINISTRATORS = statement<{ personId: string; canSignIn: boolean }>(
  'role-lock-administrators',
  `select r.person_id as "personId", p.email_verified_at is not null as "canSignIn"
   from person_roles r join people p on p.id = r.person_id where r.role = 'administrator' order by r.person_id for update of r`,
)
const REVOKE = statement<{ role: Role }>(
  'role-revoke',
  'delete from person_roles where person_id = $1 and role = $2 returning role',
)
const REVOKE_FACULTIES = statement('role-revoke-faculties', 'delete from person_faculties where person_id = $1')
const END_SESSIONS = statement('sessions-end-revoked', 'delete from login_sessions where person_id = $1')

/**
 * Takes a role from a person, at once: their login sessions end. Taking what they do not have changes nothing. Returns the
 * roles they keep. @throws person/unknown, access/last-administrator where nobody would be left who could give it back
 */
export async function revokeRole(tx: Tx, { personId, role }: { personId: string; role: Role }): Promise<Role[]> {
  if ((await rolesOf(tx, personId)) === null) throw unknown('person')
  if (role === 'administrator') await demandAnother(tx, personId)
  const revoked = await run(tx, REVOKE, [personId, role])
  if (role === 'faculty-administrator') await run(tx, REVOKE_FACULTIES, [personId])
  if (revoked.length > 0) await run(tx, END_SESSIONS, [personId])
  return (await rolesOf(tx, personId)) ?? []
}

/** Somebody who was given the role and has never made an account takes over from nobody who can sign in. */
async function demandAnother(tx: Tx, personId: string): Promise<void> {
  const administrators = await run(tx, LOCK_ADMINISTRATORS, [])
  const own = administrators.find((each) => each.personId === personId)
  if (!own) return
  const others = administrators.filter((each) => each !== own)
  if (others.length === 0 || (own.canSignIn && !others.some(({ canSignIn }) => canSignIn))) throw lastAdministrator()
}
