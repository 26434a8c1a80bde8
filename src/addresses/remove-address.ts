import { emit } from '../audit/emit.ts'
import { tellAddress } from '../identity/tell-owner.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act, type Till } from '../platform/till.ts'
import { ownAddress } from './own-address.ts'
import { isMain } from './problems.ts'

const REMOVE = statement('address-remove', 'delete from person_addresses where id = $1')
/** One of them may have been mailed to the address that goes. */
const END_LINKS = statement(
  'address-end-links',
  'update one_time_links set used_at = $2 where person_id = $1 and used_at is null',
)

/**
 * The address is nobody's from now on. Mailed links that are still open end with it. It is told at once, from memory, because it is
 * kept nowhere any more; the main address is told as promised. @throws address/unknown, address/is-main, access/prove-again
 */
export async function removeAddress(till: Till, actor: Actor, id: string): Promise<void> {
  const removed = await act(till, actor, (tx) => remove(tx, id))
  const told = { personId: removed.personId, change: 'address-removed' } as const
  // What the mail server says may repeat the address.
  await tellAddress(till, told, removed.email).catch(() => till.log.error('mail to a removed address failed'))
}

async function remove(tx: Tx, id: string): Promise<{ personId: string; email: string }> {
  const { personId, address } = await ownAddress(tx, id)
  if (address.isMain) throw isMain()
  await run(tx, REMOVE, [id])
  await run(tx, END_LINKS, [personId, tx.now])
  await emit(tx, { name: 'AddressRemoved', subjectId: personId, facts: { addressId: id } })
  await promiseWord(tx, { personId, change: 'address-removed' })
  return { personId, email: address.email }
}
