import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { TypedCode } from '../vouchers/code.ts'
import { bodyOf, CartReply, keyOf } from './routes.ts'
import { dropVoucher, enterCode } from './set-voucher.ts'
import { theCart } from './the-cart.ts'

const CartId = z.object({ cartId: z.uuid() })
const who = theCart.to('cart-token', 'filler')
const path = '/carts/{cartId}/voucher'

/** The code of a cart. */
export const voucherRoutes: AnyRoute[] = [
  route({
    method: 'put',
    path,
    id: 'enterCode',
    room: 'cart',
    who,
    summary: 'Puts a code into the cart, in place of the one it had, and returns the quoted cart',
    params: CartId,
    body: z.strictObject({ code: TypedCode }).meta({ id: 'CartCode' }),
    replies: { 200: CartReply },
    refusals: [
      ...['cart/unknown', 'cart/already-ordered', 'voucher/unknown', 'voucher/too-many-tries'],
      ...['voucher/not-yet', 'voucher/over', 'voucher/ended', 'voucher/other-course', 'voucher/too-few-seats'],
      ...['voucher/for-companies', 'voucher/for-persons', 'voucher/used-up', 'voucher/used-by-you'],
    ],
    answer: async (call) => {
      const { till, params, body } = call
      const cart = await enterCode(till, call, { key: keyOf(params.cartId, call), code: body.code })
      return { status: 200, body: bodyOf(cart) }
    },
  }),
  route({
    method: 'delete',
    path,
    id: 'dropCode',
    room: 'cart',
    who,
    summary: 'Takes the code out of the cart',
    params: CartId,
    replies: { 200: CartReply },
    refusals: ['cart/unknown', 'cart/already-ordered'],
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      return { status: 200, body: bodyOf(await act(call.till, call.actor, (tx) => dropVoucher(tx, key))) }
    },
  }),
]
