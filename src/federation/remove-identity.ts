import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { identityUnknown } from './problems.ts'

const REMOVE = statement<{ provider: string }>(
  'identity-remove',
  'delete from external_identities where id::text = $1 and person_id = $2 returning provider',
)

/**
 * The provider signs its person in no longer. None is ever the last way in: a link mailed to one of their addresses always is one.
 * @throws access/prove-again, identity/unknown, also where it is somebody else's
 */
export async function removeIdentity(tx: Tx, id: string): Promise<void> {
  if (tx.actor.kind !== 'person') throw identityUnknown()
  const { personId } = freshPerson(tx.actor)
  const [removed] = await run(tx, REMOVE, [id, personId])
  if (!removed) throw identityUnknown()
  const { provider } = removed
  await emit(tx, { name: 'IdentityRemoved', subjectId: personId, facts: { provider } })
  await promiseWord(tx, { personId, provider, change: 'removed' })
}
