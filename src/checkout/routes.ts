import { z } from 'zod'
import { type CartKey, findCart } from '../cart/find-cart.ts'
import { theCart } from '../cart/the-cart.ts'
import { STAFF } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { unknown } from '../platform/problems.ts'
import { stripeFault } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { abandonOrder } from './abandon-order.ts'
import { askForPage } from './ask-for-page.ts'
import { NameSeats, nameSeats } from './name-seats.ts'
import { openPaymentPage } from './open-payment-page.ts'
import { OrderNow, orderNow } from './order-now.ts'
import { orderOnce } from './order-once.ts'
import { orderTokenOf } from './order-token.ts'
import { orderView } from './order-view.ts'
import { OrderReply, orderBody, PlacedReply } from './replies.ts'
import { StartCheckout, startCheckout } from './start-checkout.ts'
import { ORDER_BUYERS, ORDER_READERS, theOrder } from './the-order.ts'
import { claimOf } from './within-limits.ts'

const OrderId = z.object({ orderId: z.uuid() })
const room = 'checkout'
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const sales = [
  'seats/sold-out',
  'checkout/price-changed',
  'checkout/amount-not-payable-by-card',
  'checkout/terms-changed',
  'offering/not-on-sale',
  'enrolment/already',
  'checkout/awaiting-payment',
  'companies/bad-number',
  'companies/gone',
  'companies/approval-needed',
  'companies/credit-exceeded',
  'companies/unit-missing',
  'companies/unit-unknown',
  'companies/budget-exceeded',
  'checkout/reference-missing',
  'checkout/reference-form',
  'checkout/too-large',
  'checkout/taxed-elsewhere',
  'checkout/other-company',
  'extra/not-offered',
  'extra/too-many',
  'pricing/outside-mixed',
  'pricing/agreement-used-up',
  ...[
    'prepaid/unknown',
    'prepaid/not-running',
    'prepaid/not-covered',
    'prepaid/other-currency',
    'prepaid/too-little-left',
  ],
  'voucher/used-up',
  'voucher/used-by-you',
  'voucher/over',
  'voucher/ended',
  'checkout/too-many-seats',
  'cart/unknown',
  'cart/empty',
  'cart/already-ordered',
  ...keys,
]

export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/carts/{cartId}/checkout',
    id: 'startCheckout',
    room,
    who: theCart.to('cart-token', 'filler'),
    idempotent: true,
    summary:
      'Holds every seat of the cart or none and makes the order. By card the answer holds the payment page; on invoice the seats are yours.',
    params: z.object({ cartId: z.uuid() }),
    body: StartCheckout,
    replies: { 201: PlacedReply },
    refusals: sales,
    answer: async (call) => {
      const key: CartKey = { cartId: call.params.cartId, token: call.cartToken, actor: call.actor }
      const { lines } = await findCart({ client: call.till.connection.pool }, key)
      const ask = askOf(call.actor, call.cartToken, {
        key: call.idempotencyKey!,
        operation: `checkout ${key.cartId}`,
        body: call.body,
      })
      const orderId = await orderOnce(call, { ask, claim: claimOf(call.body, lines) }, (tx) =>
        startCheckout(tx, key, call.body),
      )
      return { status: 201, body: await placed(call.till, orderId) }
    },
  }),
  route({
    method: 'post',
    path: '/orders',
    id: 'orderNow',
    room,
    who: 'signed-in',
    idempotent: true,
    summary: 'A purchase in one call, for people who are signed in and programs with a key. Guests use a cart.',
    body: OrderNow,
    replies: { 201: PlacedReply },
    refusals: sales,
    answer: async (call) => {
      const { till, actor, cartToken, idempotencyKey, body } = call
      const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation: 'order', body })
      const orderId = await orderOnce(call, { ask, claim: claimOf(body, body.lines) }, (tx) => orderNow(tx, body))
      return { status: 201, body: await placed(till, orderId) }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}',
    id: 'readOrder',
    reads: 'order',
    room,
    who: theOrder.to(...ORDER_READERS),
    summary: 'One plain state, the next step with its time and who must act, and links to the documents',
    params: OrderId,
    replies: { 200: OrderReply },
    refusals: ['order/unknown'],
    answer: async (call) => ({ status: 200, body: await shown(call) }),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/payment-page',
    id: 'openPaymentPage',
    room,
    who: theOrder.to(...ORDER_BUYERS),
    summary:
      'The payment page of an order that awaits its card payment; the same page every time. Asks Stripe first how the payment stands.',
    params: OrderId,
    replies: { 200: z.object({ url: z.string().nullable(), endsAt: z.iso.datetime().nullable() }) },
    refusals: ['order/unknown', 'payment/unavailable'],
    answer: async (call) => {
      const page = await askForPage(call.till, call.params.orderId)
      return { status: 200, body: { url: page?.url ?? null, endsAt: page?.endsAt.toISOString() ?? null } }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/abandon',
    id: 'abandonOrder',
    room,
    who: theOrder.to(...ORDER_BUYERS),
    idempotent: true,
    summary:
      'Gives up an order that awaits its card payment: the payment page is closed at Stripe, then the seats are free. A payment that has arrived wins.',
    params: OrderId,
    replies: { 200: OrderReply },
    refusals: ['order/unknown', 'order/paid-already', 'order/not-awaiting-payment', 'payment/unavailable', ...keys],
    answer: async (call) => {
      const { till, actor, params, idempotencyKey } = call
      await abandonOrder(till, actor, { orderId: params.orderId, key: idempotencyKey! })
      return { status: 200, body: await shown(call) }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/names',
    id: 'nameSeats',
    room,
    who: theOrder.to(...STAFF, ...SEAT_STEERERS),
    idempotent: true,
    summary: "Names people for a company's unnamed seats, all or nothing",
    params: OrderId,
    body: NameSeats,
    replies: { 200: OrderReply },
    refusals: ['wallet/too-few-unnamed', 'admission/papers-first', 'enrolment/already'],
    answer: async (call) => {
      const { till, actor, cartToken, params, body } = call
      const ask = askOf(actor, cartToken, { key: call.idempotencyKey!, operation: `names ${params.orderId}`, body })
      await act(till, actor, (tx) =>
        once(tx, ask, async () => {
          await nameSeats(tx, params.orderId, body)
          return params.orderId
        }),
      )
      return { status: 200, body: await shown(call) }
    },
  }),
]

/** What a buyer gets for a placed order, rendered from its id alone, so that a repetition gets the same. */
async function placed(till: Till, orderId: string) {
  const order = await orderView({ client: till.connection.pool }, orderId)
  const page = order?.state === 'awaiting-payment' ? await pageOrNone(till, orderId) : null
  return {
    ...orderBody(order!),
    orderToken: orderTokenOf(till.config.sessionSecret, orderId),
    paymentPage: page && { url: page.url, endsAt: page.endsAt.toISOString() },
  }
}

/** Stripe may be out of reach while the order stands: the buyer then asks for the page again. */
async function pageOrNone(till: Till, orderId: string) {
  return openPaymentPage(till, orderId).catch((error: unknown) => {
    if (!stripeFault(error)) throw error
    till.log.warn({ err: error, orderId }, 'the payment page could not be made yet')
    return null
  })
}

async function shown({ till, params }: { till: Till; params: { orderId: string } }) {
  const order = await orderView({ client: till.connection.pool }, params.orderId)
  if (!order) throw unknown('order')
  return orderBody(order)
}
