import { emit } from '../audit/emit.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { ownAddress } from './own-address.ts'

const CHOOSE = statement('address-choose-main', 'update people set email = $2 where id = $1')

/** From now on mails go to this address; the one before stays theirs, and is told. @throws address/unknown, access/prove-again */
export async function chooseMain(tx: Tx, id: string): Promise<void> {
  const { personId, address, main } = await ownAddress(tx, id)
  if (address.isMain) return
  await run(tx, CHOOSE, [personId, address.email])
  await emit(tx, { name: 'MainAddressChosen', subjectId: personId, facts: { addressId: id } })
  await promiseWord(tx, { personId, change: 'main-address', addressId: main.id })
}
