import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { cartView } from './cart-view.ts'
import { mergeCart } from './merge-cart.ts'
import { cartUnknown } from './problems.ts'
import { bodyOf, CartReply } from './routes.ts'

const MergedReply = z
  .object({
    cart: CartReply.meta({ description: 'The cart of the person' }),
    left: z
      .array(z.object({ offeringId: z.uuid(), quantity: z.int(), type: z.string(), detail: z.string() }))
      .meta({ description: 'What did not fit and why; it stays in the cart that it came from' }),
  })
  .meta({ id: 'MergedCart' })

export const mergeRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/carts/{cartId}/merge',
    id: 'mergeCart',
    room: 'cart',
    who: 'signed-in',
    summary: 'Adds a visitor’s cart, opened by its Cart-Token, to the cart of the person who has signed in',
    params: z.object({ cartId: z.uuid() }),
    replies: { 200: MergedReply },
    refusals: ['cart/unknown', 'cart/already-ordered', 'access/denied'],
    answer: async ({ till, actor, cartToken, params: { cartId } }) => {
      if (cartToken === null) throw cartUnknown()
      const body = await act(till, actor, async (tx) => {
        const merged = await mergeCart(tx, { cartId, token: cartToken })
        const cart = await cartView(tx, { cartId: merged.cartId, token: null, actor })
        const left = merged.left.map(({ line: { offeringId, quantity }, why }) => ({
          offeringId,
          quantity,
          type: `/problems/${why.code}`,
          detail: why.message,
        }))
        return { cart: bodyOf(cart), left }
      })
      return { status: 200, body }
    },
  }),
]
