import { findCart } from '../../cart/find-cart.ts'
import { AddLine, dropLine } from '../../cart/put-line.ts'
import { visitor } from '../../platform/actor.ts'
import { act } from '../../platform/till.ts'
import { browserCartOf, CART_COOKIE } from '../cart-cookie.ts'
import { parseForm } from '../forms/parse.ts'
import { mergeBrowserCart } from '../merge-browser-cart.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

export const cartMergePages: readonly PageRoute[] = [
  { method: 'post', path: '/cart/merge', who: 'signed-in', answer: mergeAgain },
  { method: 'post', path: '/cart/left/:offeringId', who: 'anyone', answer: dropLeft },
]

/** Tries once more what did not fit at sign-in, or came into the browser's cart from another tab. */
async function mergeAgain(visit: Visit): Promise<Answer> {
  const merged = await mergeBrowserCart(visit, visit.caller.actor)
  return { goTo: visit.to(merged && merged.moved.length > 0 ? '/cart?merged=yes' : '/cart') }
}

async function dropLeft(visit: Visit): Promise<Answer> {
  const { till, cookies, params, to } = visit
  const from = browserCartOf(visit)
  if (!from) return { goTo: to('/cart') }
  const offeringId = parseForm(AddLine.shape.offeringId, params.offeringId)
  const left = await act(till, visitor, async (tx) => {
    const key = { ...from, actor: visitor }
    await dropLine(tx, key, offeringId)
    return (await findCart(tx, key)).lines.length
  })
  if (left === 0) cookies.drop(CART_COOKIE)
  return { goTo: to('/cart') }
}
