import { isBuyer } from '../companies/member-role.ts'
import { companyById, membership } from '../companies/queries.ts'
import { personOf } from '../identity/fresh.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { type CartView, cartView } from './cart-view.ts'
import { type CartKey, lockCart } from './find-cart.ts'
import { putCompany } from './put-company.ts'

/**
 * Says for which company a person buys, or that it is for themselves: the cart, and all that is for sale, is then shown to them at the
 * prices agreed with it. What an order costs its payer decides. @throws access/sign-in, access/denied, cart/unknown, company/unknown
 */
export async function setCartCompany(tx: Tx, key: CartKey, companyId: string | null): Promise<CartView> {
  const { personId } = personOf(tx.actor)
  const cart = await lockCart(tx, key)
  if (companyId !== null && !(await buysFor(tx, companyId, personId))) throw unknown('company')
  await putCompany(tx, cart.id, companyId)
  return cartView(tx, key)
}

/** Whether somebody buys for a company that staff have confirmed. */
async function buysFor(tx: Tx, companyId: string, personId: string): Promise<boolean> {
  if (!isBuyer(await membership(tx, companyId, personId))) return false
  return (await companyById(tx, companyId))?.confirmed === true
}
