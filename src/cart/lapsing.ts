import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a cart that nobody touches is kept, in days. */
const CART_DAYS = 30

const UNTOUCHED = (cart: string) =>
  `(${cart}.created_at < app_now() - interval '${CART_DAYS} days' and not exists (
    select from cart_lines l where l.cart_id = ${cart}.id and l.added_at >= app_now() - interval '${CART_DAYS} days'))`

/** Carts, bought or not: what was bought stands on the order. Lines go first, then the carts that they lay in. */
export const lapsingInCart: readonly Lapsing[] = [
  lapsing('cart-lines', {
    table: 'cart_lines',
    where: `exists (select from carts c where c.id = t.cart_id and ${UNTOUCHED('c')})`,
  }),
  lapsing('carts', {
    table: 'carts',
    where: `${UNTOUCHED('t')} and not exists (select from cart_lines l where l.cart_id = t.id)`,
  }),
]
