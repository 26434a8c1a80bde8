import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { personById } from '../identity/queries.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { endSessions } from './end-sessions.ts'

const REMOVE = statement<{ personId: string }>(
  'authenticator-remove',
  `with codes as (delete from recovery_codes where person_id = $1)
   delete from authenticators where person_id = $1 returning person_id as "personId"`,
)

/** Signing in asks for no code any more. Nothing happens where there was no app. @throws access/prove-again */
export async function removeAuthenticator(tx: Tx): Promise<void> {
  await remove(tx, freshPerson(tx.actor).personId)
}

/** For somebody who has lost their app and their codes: an administrator who knows them lets them in by password alone. @throws access/prove-again, person/unknown */
export async function removeAuthenticatorOf(tx: Tx, personId: string): Promise<void> {
  freshPerson(tx.actor)
  if (!(await personById(tx, personId))) throw unknown('person')
  await remove(tx, personId)
  await endSessions(tx, { personId })
}

async function remove(tx: Tx, personId: string): Promise<void> {
  const removed = await run(tx, REMOVE, [personId])
  if (removed.length === 0) return
  await emit(tx, { name: 'AuthenticatorRemoved', subjectId: personId })
  await promiseWord(tx, { personId, change: 'authenticator-removed' })
}
