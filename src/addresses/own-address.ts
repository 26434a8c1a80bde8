import { freshPerson } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { addressesOf, type OwnAddress } from './addresses-of.ts'
import { addressUnknown } from './problems.ts'

/** Two changes at once come one after the other, and the second sees what the first left. */
const LOCK = statement('addresses-lock-owner', 'select from people where id = $1 for update')

/** An address of whoever signed in a moment ago, and all their others. @throws address/unknown, also where it is somebody else's; access/prove-again */
export async function ownAddress(
  tx: Tx,
  id: string,
): Promise<{ personId: string; address: OwnAddress; main: OwnAddress }> {
  if (tx.actor.kind !== 'person') throw addressUnknown()
  await run(tx, LOCK, [tx.actor.personId])
  const all = await addressesOf(tx, tx.actor.personId)
  const address = all.find((each) => each.id === id)
  if (!address) throw addressUnknown()
  const { personId } = freshPerson(tx.actor)
  return { personId, address, main: all.find((each) => each.isMain)! }
}
