import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const CLOSE = statement('cart-close', 'update carts set order_id = $2 where id = $1')

/** The cart has become this order and takes no more changes. Its row is locked by whoever found it. */
export async function closeCart(tx: Tx, cartId: string, orderId: string): Promise<void> {
  await run(tx, CLOSE, [cartId, orderId])
}
