import { endSessions } from '../access/end-sessions.ts'
import { emit } from '../audit/emit.ts'
import { rolesOf } from '../identity/queries.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

/** Signs a person out everywhere, and writes down who did. @throws person/unknown */
export async function endSessionsOf(tx: Tx, personId: string): Promise<void> {
  if ((await rolesOf(tx, personId)) === null) throw unknown('person')
  await endSessions(tx, { personId })
  await emit(tx, { name: 'SessionsEnded', subjectId: personId })
}
