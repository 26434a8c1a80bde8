import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const PUT = statement('cart-put-code', 'update carts set voucher_code_id = $2 where id = $1')

/** Has a cart, whose lock the caller holds, carry this code; null takes it away. */
export const putCode = (tx: Tx, cartId: string, codeId: string | null): Promise<unknown> =>
  run(tx, PUT, [cartId, codeId])
