import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const LOCK = statement(
  'checkout-lock-seats-of',
  'select id from seats where hold_id = (select hold_id from orders where id = $1) order by id for update',
)

/** Takes the locks of an order's seats, which come before the order's own. What it is now is to be read afterwards. */
export async function lockSeatsOf(tx: Tx, orderId: string): Promise<void> {
  await run(tx, LOCK, [orderId])
}
