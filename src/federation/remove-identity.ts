import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { identitiesOf } from './identities-of.ts'
import { identityUnknown, lastWayIn } from './problems.ts'

/** Two removals at once come one after the other, and the second sees what is left. */
const LOCK = statement<{ hasPassword: boolean }>(
  'identity-owner-lock',
  'select password_hash is not null as "hasPassword" from people where id = $1 for update',
)
const REMOVE = statement('identity-remove', 'delete from external_identities where id = $1')

/**
 * The provider signs its person in no longer. `providers` are the ids of those that work: an identity of any other lets nobody in.
 * @throws access/prove-again, identity/unknown, access/last-way-in where the person could never come back
 */
export async function removeIdentity(
  tx: Tx,
  { id, providers }: { id: string; providers: readonly string[] },
): Promise<void> {
  if (tx.actor.kind !== 'person') throw identityUnknown()
  const { personId } = freshPerson(tx.actor)
  const [owner] = await run(tx, LOCK, [personId])
  const identities = await identitiesOf(tx, personId)
  const identity = identities.find((each) => each.id === id)
  if (!identity) throw identityUnknown()
  const others = identities.filter((each) => each !== identity && providers.includes(each.provider))
  if (!owner?.hasPassword && others.length === 0) throw lastWayIn()
  await run(tx, REMOVE, [id])
  const { provider } = identity
  await emit(tx, { name: 'IdentityRemoved', subjectId: personId, facts: { provider } })
  await promiseWord(tx, { personId, provider, change: 'removed' })
}
