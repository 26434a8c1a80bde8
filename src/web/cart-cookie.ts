import { type CartKey, findCart } from '../cart/find-cart.ts'
import { Problem } from '../platform/problems.ts'
import type { Visit } from './visit.ts'

/** The browser's own cart: `<id>.<token>`. */
export const CART_COOKIE = 'cart'
export const CART_DAYS = 30
const PATTERN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,100})$/

export function cartKeyOf({ cookies, caller }: Pick<Visit, 'cookies' | 'caller'>): CartKey | null {
  const found = PATTERN.exec(cookies.get(CART_COOKIE) ?? '')
  return found ? { cartId: found[1]!, token: found[2]!, actor: caller.actor } : null
}

/** How many seats lie in the browser's cart; one that is gone or has become an order counts as none. */
export async function seatsInCart(visit: Pick<Visit, 'cookies' | 'caller' | 'on'>): Promise<number> {
  const key = cartKeyOf(visit)
  if (!key) return 0
  try {
    const cart = await findCart(visit.on, key)
    return cart.orderId ? 0 : cart.lines.reduce((sum, line) => sum + line.quantity, 0)
  } catch (error) {
    if (error instanceof Problem) return 0
    throw error
  }
}
