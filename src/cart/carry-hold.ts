import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const CARRY = statement('cart-carry-hold', 'update carts set hold_id = $2 where id = $1')

/** Has a cart, whose lock the caller holds, carry seats that are held for whoever orders it: ordering takes them. */
export const carryHold = (tx: Tx, cartId: string, holdId: string): Promise<unknown> => run(tx, CARRY, [cartId, holdId])
