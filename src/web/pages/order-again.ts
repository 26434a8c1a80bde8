import { findCart } from '../../cart/find-cart.ts'
import { addLine } from '../../cart/put-line.ts'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { CART_COOKIE, CART_DAYS } from '../cart-cookie.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { changeableCart, newCart } from './cart-moves.ts'

/** Puts what an order was for into the cart. */
export async function orderAgain(visit: Visit, orderId: string): Promise<Answer> {
  const lines = (await orderView(visit.on, orderId))?.lines ?? []
  return intoCart(visit, lines.flatMap(ofAnOffering), `/orders/${orderId}?returned=not-on-sale`)
}

const ofAnOffering = ({ kind, offeringId, quantity }: OrderView['lines'][number]): Wanted[] =>
  kind !== 'seat' || offeringId === null ? [] : [{ offeringId, quantity }]

type Wanted = { offeringId: string; quantity: number }

/** Puts seats into the cart, at today's prices; what lies there already stays as it is. `otherwise` is where nothing of it is on sale. */
export async function intoCart(visit: Visit, lines: readonly Wanted[], otherwise: string): Promise<Answer> {
  const { till, caller, cookies, to } = visit
  const { key, filled } = await act(till, caller.actor, async (tx) => {
    const cart = (await changeableCart(tx, visit))?.key ?? (await newCart(tx, visit))
    for (const { offeringId, quantity } of lines) {
      const { lines: there } = await findCart(tx, cart)
      if (!there.some((line) => line.offeringId === offeringId)) await putIfOnSale(tx, cart, { offeringId, quantity })
    }
    return { key: cart, filled: (await findCart(tx, cart)).lines.length > 0 }
  })
  if (key.token !== null) cookies.set(CART_COOKIE, `${key.cartId}.${key.token}`, CART_DAYS)
  return { goTo: to(filled ? '/cart' : otherwise) }
}

/** One line that is refused, because its sale is over or the cart is full, keeps the others from nothing. */
async function putIfOnSale(
  tx: Tx,
  key: Parameters<typeof addLine>[1],
  line: { offeringId: string; quantity: number },
): Promise<void> {
  try {
    await addLine(tx, key, { ...line, people: [] })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}
