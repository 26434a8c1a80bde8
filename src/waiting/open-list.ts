import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const OPEN = statement('waiting-open', 'update seat_pools set list_open = true where id = $1')
const LOOK = statement(
  'waiting-look',
  `insert into waiting_lists (pool_id, next_at) values ($1, $2) on conflict (pool_id) do update set saw_free = null`,
)
const LOOK_AGAIN = statement('waiting-look-again', 'update waiting_lists set saw_free = null where pool_id = $1')

/** From the commit on whatever comes free is the waiting list's, and the list is looked at at once. */
export async function openList(tx: Tx, poolId: string): Promise<void> {
  await run(tx, OPEN, [poolId])
  await run(tx, LOOK, [poolId, tx.now])
}

/** Something has changed among those who wait: the list is looked at at once. */
export async function lookAgain(tx: Tx, poolId: string): Promise<void> {
  await run(tx, LOOK_AGAIN, [poolId])
}
