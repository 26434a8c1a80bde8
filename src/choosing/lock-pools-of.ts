import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const LOCK = statement<{ poolId: string }>(
  'choosing-pool',
  `select id as "poolId" from seat_pools where id in (select pool_id from order_lines where order_id = $1 and kind = 'seat') order by id for update`,
)

/** Locks the pools that an order wanted seats of: whoever waits for them is not reordered meanwhile. Returns their ids. */
export const lockPoolsOf = async (tx: Tx, orderId: string): Promise<string[]> =>
  (await run(tx, LOCK, [orderId])).map(({ poolId }) => poolId)
