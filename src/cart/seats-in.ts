import { type On, run, statement } from '../platform/db/statement.ts'
import { type CartKey, MAY_OPEN, openedBy } from './find-cart.ts'

const SEATS_IN = statement<SeatsIn>(
  'cart-seats-in',
  `select c.order_id as "orderId", coalesce((select sum(l.quantity)::int from cart_lines l where l.cart_id = c.id), 0) as seats
   from carts c where ${MAY_OPEN}`,
)

/** How many seats lie in a cart, and the order that it has become. */
export type SeatsIn = { orderId: string | null; seats: number }

/** What every page says of a cart: it asks for no code and no hold. Null where the key opens none. */
export async function seatsIn(on: On, key: CartKey): Promise<SeatsIn | null> {
  const [found] = await run(on, SEATS_IN, openedBy(key))
  return found ?? null
}
