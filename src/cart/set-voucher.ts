import type { Tx } from '../platform/db/transact.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { openLimiter } from '../platform/limiter.ts'
import { act, type Till } from '../platform/till.ts'
import { tooManyTries, type Unfit, voucherUnknown } from '../vouchers/problems.ts'
import { refuseCode } from '../vouchers/refuse-code.ts'
import { findCode } from '../vouchers/standing.ts'
import { type CartView, cartView } from './cart-view.ts'
import { type CartKey, lockCart } from './find-cart.ts'
import { alreadyOrdered, cartUnknown } from './problems.ts'
import { putCode } from './put-code.ts'
import { seatsIn } from './seats-in.ts'

/** How often a code that does not work may be tried from one network, and in one cart, within so many minutes. */
const NETWORK_TRIES = 60
const CART_TRIES = 15
const MINUTES = 60

/** What the buyer may put right themselves, or what another payer in the checkout does: the cart keeps the code and says so. */
const KEPT: ReadonlySet<Unfit> = new Set(['better-otherwise', 'for-companies'])

/**
 * Puts a code into a cart, in place of the one it had. A code that lowers nothing is refused with why; codes that do not work are counted,
 * because whoever guesses gets many wrong. Nothing is counted for a cart that is not theirs: a stranger spends nobody's tries. Of a code for
 * closed offerings alone nobody else learns that there is one.
 * @throws voucher/unknown, voucher/too-many-tries, voucher/… (problems.ts), cart/unknown, cart/already-ordered
 */
export async function enterCode(
  till: Till,
  caller: Pick<Caller, 'actor' | 'ip'>,
  { key, code }: { key: CartKey; code: string },
): Promise<CartView> {
  const found = await seatsIn({ client: till.connection.pool }, key)
  if (!found) throw cartUnknown()
  if (found.orderId) throw alreadyOrdered(found.orderId)
  const tries = [
    { who: `codes ${networkOf(caller.ip)}`, most: NETWORK_TRIES },
    { who: `codes cart ${key.cartId}`, most: CART_TRIES },
  ].map(({ who, most }) => ({ who, limiter: openLimiter(till.connection.pool, { points: most, minutes: MINUTES }) }))
  const waits = await Promise.all(tries.map(({ who, limiter }) => limiter.take(who)))
  const seconds = Math.max(...waits)
  if (seconds > 0) throw tooManyTries(seconds)
  const cart = await act(till, caller.actor, (tx) => setVoucher(tx, key, code))
  await Promise.all(tries.map(({ who, limiter }) => limiter.giveBack(who, 1)))
  return cart
}

async function setVoucher(tx: Tx, key: CartKey, typed: string): Promise<CartView> {
  const cart = await lockCart(tx, key)
  const codeId = await findCode(tx, typed)
  if (!codeId) throw voucherUnknown()
  await putCode(tx, cart.id, codeId)
  const view = await cartView(tx, key)
  const { code, why } = view.voucher!
  if (!why || KEPT.has(why)) return view
  throw why === 'other-course' && code.isHidden ? voucherUnknown() : refuseCode(code, why)
}

/** Takes the code out of a cart; one that has none stays as it is. @throws cart/unknown, cart/already-ordered */
export async function dropVoucher(tx: Tx, key: CartKey): Promise<CartView> {
  const cart = await lockCart(tx, key)
  await putCode(tx, cart.id, null)
  return cartView(tx, key)
}
