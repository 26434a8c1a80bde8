import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'
import { type Owner, openPerson } from './open-person.ts'
import { personBehind } from './person-behind.ts'
import { identityTaken } from './problems.ts'
import { wayInChanged } from './tell-owner.ts'

const JOIN = statement<{ id: string }>(
  'identity-join',
  `insert into external_identities (id, provider, subject, person_id, linked_at) values ($1, $2, $3, $4, $5)
   on conflict (provider, subject) do nothing returning id`,
)

/**
 * Joins an identity to the person whose address was proved. Whoever had an account before is told by mail, once this is
 * committed. Joining the same twice changes nothing. @throws access/identity-taken
 */
export async function joinIdentity(
  tx: Tx,
  { identity: { provider, subject }, owner }: { identity: { provider: string; subject: string }; owner: Owner },
): Promise<{ personId: string }> {
  const { personId, hadAccount } = await openPerson(tx, owner)
  const [joined] = await run(tx, JOIN, [newId(), provider, subject, personId, tx.now])
  if (!joined) {
    if ((await personBehind(tx, { provider, subject })) !== personId) throw identityTaken()
    return { personId }
  }
  await emit(tx, { name: 'IdentityJoined', subjectId: personId, facts: { provider } })
  if (hadAccount) await enqueue(tx, wayInChanged, { personId, provider, change: 'joined' })
  return { personId }
}
