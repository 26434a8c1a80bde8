import { cartOfPerson } from '../cart/cart-of-person.ts'
import type { CartKey } from '../cart/find-cart.ts'
import type { VisitorCart } from '../cart/merge-cart.ts'
import { seatsIn } from '../cart/seats-in.ts'
import type { Visit } from './visit.ts'

/** A visitor's cart: `<id>.<token>`. A person's cart needs no cookie. */
export const CART_COOKIE = 'cart'
export const CART_DAYS = 30
const PATTERN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,100})$/

/** The cart that was filled in this browser by nobody in particular. */
export function browserCartOf({ cookies }: Pick<Visit, 'cookies'>): VisitorCart | null {
  const found = PATTERN.exec(cookies.get(CART_COOKIE) ?? '')
  return found ? { cartId: found[1]!, token: found[2]! } : null
}

/** The cart that this visit is about: a person's own wherever they sign in, a visitor's in its browser. */
export async function cartKeyOf(visit: Pick<Visit, 'cookies' | 'caller' | 'on'>): Promise<CartKey | null> {
  const { actor } = visit.caller
  if (actor.kind !== 'person') {
    const found = browserCartOf(visit)
    return found && { ...found, actor }
  }
  const own = await cartOfPerson(visit.on, actor.personId)
  return own && { cartId: own.id, token: null, actor }
}

/** How many seats lie in the cart; one that is gone or has become an order counts as none. */
export async function seatsInCart(visit: Pick<Visit, 'cookies' | 'caller' | 'on'>): Promise<number> {
  const key = await cartKeyOf(visit)
  if (!key) return 0
  const found = await seatsIn(visit.on, key)
  return found && !found.orderId ? found.seats : 0
}
