import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { passkeyUnknown } from './problems.ts'

const FIND = statement<{ id: string }>(
  'passkey-find-own',
  'select id from passkeys where id::text = $1 and person_id = $2',
)
const REMOVE = statement<{ name: string }>(
  'passkey-remove',
  'delete from passkeys where id = $1 and person_id = $2 returning name',
)

/** The passkey signs its person in no longer; a mailed link always does. @throws passkey/unknown, also where it is somebody else's; access/prove-again */
export async function removePasskey(tx: Tx, id: string): Promise<void> {
  if (tx.actor.kind !== 'person') throw passkeyUnknown()
  const [own] = await run(tx, FIND, [id, tx.actor.personId])
  if (!own) throw passkeyUnknown()
  const { personId } = freshPerson(tx.actor)
  const [removed] = await run(tx, REMOVE, [id, personId])
  if (!removed) throw passkeyUnknown()
  await emit(tx, { name: 'PasskeyRemoved', subjectId: personId, facts: { passkey: id } })
  await promiseWord(tx, { personId, change: 'passkey-removed', passkey: removed.name })
}
