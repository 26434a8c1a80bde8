import { cartView } from '../cart/cart-view.ts'
import { findCart, findCartIfAny } from '../cart/find-cart.ts'
import { type MergedCart, mergeCart } from '../cart/merge-cart.ts'
import { mergeLines } from '../cart/merge-lines.ts'
import { type Actor, visitor } from '../platform/actor.ts'
import { type Problem, problemOf } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import type { Offer } from '../storefront/offers.ts'
import { browserCartOf, CART_COOKIE, cartKeyOf } from './cart-cookie.ts'
import type { Visit } from './visit.ts'

/**
 * Puts what was filled in this browser into the cart of whoever has signed in. Whoever is signed in stays so when that is
 * refused; what did not fit, or could not be moved now, stays in the browser and is shown in the cart.
 */
export async function mergeBrowserCart(visit: Visit, actor: Actor): Promise<MergedCart | null> {
  const { till, cookies } = visit
  const from = browserCartOf(visit)
  if (!from || actor.kind !== 'person') return null
  try {
    const merged = await act(till, actor, (tx) => mergeCart(tx, from))
    if (merged.left.length === 0) cookies.drop(CART_COOKIE)
    return merged
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    if (problem.status < 500) cookies.drop(CART_COOKIE)
    return null
  }
}

/** A line that lies in the browser beside a person's own cart, and why it would not fit there; null where it would. */
export type LeftLine = { offer: Offer; quantity: number; why: Problem | null }

/** What lies in the browser although its visitor has signed in: it did not fit, or came there from another tab. */
export async function leftInBrowser(visit: Visit): Promise<LeftLine[]> {
  const { on, lang, caller } = visit
  const from = browserCartOf(visit)
  if (!from || caller.actor.kind !== 'person') return []
  const key = { ...from, actor: visitor }
  const theirs = await findCartIfAny(on, key)
  if (!theirs || theirs.orderId || theirs.lines.length === 0) return []
  const own = await cartKeyOf(visit)
  const mine = own ? await findCart(on, own) : null
  const into = mine && mine.orderId === null ? mine : { currency: theirs.currency, lines: [] }
  const { left } = mergeLines(into, theirs)
  const { lines } = await cartView(on, key, { lang })
  return lines.map(({ offer, quantity }) => ({
    offer,
    quantity,
    why: left.find(({ line }) => line.offeringId === offer.offeringId)?.why ?? null,
  }))
}
