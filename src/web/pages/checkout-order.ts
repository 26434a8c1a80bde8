import type { CartView } from '../../cart/cart-view.ts'
import { changeLine } from '../../cart/put-line.ts'
import { orderOnce } from '../../checkout/order-once.ts'
import { startCheckout } from '../../checkout/start-checkout.ts'
import { wishEarlyStart } from '../../checkout/wish-early-start.ts'
import { claimOf } from '../../checkout/within-limits.ts'
import { askOf } from '../../platform/idempotency.ts'
import { signInFirst } from '../../platform/problems.ts'
import { attributionOf } from '../attribution/touch-cookie.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import type { Visit } from '../visit.ts'
import { commandOf } from './checkout-command.ts'

/** Names the people, takes the seats and makes the order, all in one transaction and once per form. Returns the order's id. */
export async function orderFromCart(visit: Visit, cart: CartView, startsEarly: boolean): Promise<string> {
  const { form, caller, till, lang } = visit
  const key = await cartKeyOf(visit)
  if (!key) throw signInFirst()
  const { order, lines } = commandOf(form, { cart, lang, startsEarly })
  const ask = askOf(caller.actor, key.token, { key: form.get('key'), operation: 'checkout', body: { order, lines } })
  return orderOnce({ till, ...caller }, { ask, claim: claimOf(order, lines) }, async (tx) => {
    for (const line of lines) await changeLine(tx, key, line)
    const placed = await startCheckout(tx, key, { ...order, ...attributionOf(visit) })
    if (startsEarly && form.get('startEarly') !== '' && order.payer.kind === 'person')
      await wishEarlyStart(tx, placed.orderId)
    return placed
  })
}
