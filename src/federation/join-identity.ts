import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Owner, openPerson } from './open-person.ts'
import { personBehind } from './person-behind.ts'
import { identityTaken } from './problems.ts'

const JOIN = statement<{ id: string }>(
  'identity-join',
  `insert into external_identities (id, provider, subject, person_id, linked_at) values ($1, $2, $3, $4, $5)
   on conflict (provider, subject) do nothing returning id`,
)

type Identity = { provider: string; subject: string }

/**
 * Joins an identity to the person whose address was proved. Whoever had an account before is told by mail, once this is
 * committed. Joining the same twice changes nothing. @throws access/identity-taken
 */
export async function joinIdentity(
  tx: Tx,
  { identity, owner }: { identity: Identity; owner: Owner },
): Promise<{ personId: string }> {
  const { personId, hadAccount } = await openPerson(tx, owner)
  await join(tx, identity, { personId, isTold: hadAccount })
  return { personId }
}

/** Joins an identity to whoever is signed in, has proved it a moment ago, and has just come back from the provider. @throws access/prove-again, access/identity-taken */
export async function joinToSelf(tx: Tx, identity: Identity): Promise<void> {
  const { personId } = freshPerson(tx.actor)
  await join(tx, identity, { personId, isTold: true })
}

async function join(
  tx: Tx,
  { provider, subject }: Identity,
  { personId, isTold }: { personId: string; isTold: boolean },
): Promise<void> {
  const [joined] = await run(tx, JOIN, [newId(), provider, subject, personId, tx.now])
  if (!joined) {
    if ((await personBehind(tx, { provider, subject })) !== personId) throw identityTaken()
    return
  }
  await emit(tx, { name: 'IdentityJoined', subjectId: personId, facts: { provider } })
  if (isTold) await promiseWord(tx, { personId, provider, change: 'joined' })
}
