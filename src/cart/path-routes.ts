import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { PutPath, putPath } from './put-path.ts'
import { bodyOf, CartReply, keyOf } from './routes.ts'
import { theCart } from './the-cart.ts'

/** A learning path of a cart. */
export const pathRoutes: AnyRoute[] = [
  route({
    method: 'put',
    path: '/carts/{cartId}/paths/{pathId}',
    id: 'putPath',
    room: 'cart',
    who: theCart.to('cart-token', 'filler'),
    summary:
      'Puts one start of each course of a learning path into the cart, in place of other starts of them, and returns the quoted cart. No seat is taken yet.',
    params: z.object({ cartId: z.uuid(), pathId: z.uuid() }),
    body: PutPath,
    replies: { 200: CartReply },
    refusals: [
      ...[
        'cart/unknown',
        'cart/already-ordered',
        'cart/mixed-currency',
        'cart/full',
        'path/unknown',
        'path/incomplete',
      ],
      ...['offering/unknown', 'offering/not-on-sale', 'admission/needed'],
    ],
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      const wish = { ...call.body, pathId: call.params.pathId }
      return { status: 200, body: bodyOf(await act(call.till, call.actor, (tx) => putPath(tx, key, wish))) }
    },
  }),
]
