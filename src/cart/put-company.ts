import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const PUT = statement('cart-set-company', 'update carts set company_id = $2 where id = $1')

/** Has a cart, whose lock the caller holds, be for this company; null for nobody's. */
export const putCompany = (tx: Tx, cartId: string, companyId: string | null): Promise<unknown> =>
  run(tx, PUT, [cartId, companyId])
