import { z } from 'zod'
import { ORDER_READERS, theOrder } from '../checkout/the-order.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { cancelOnce } from './cancel-once.ts'
import { CancelOrder, CancelQuery } from './cancel-wish.ts'
import { cancelledOf } from './cancelled.ts'
import { previewCancel } from './preview.ts'
import { CancelledReply, CancelPreviewReply } from './replies.ts'

const room = 'cancelling'
const OrderId = z.object({ orderId: z.uuid() })
/** Who cancels: whoever ordered, and nobody here in their place. Finance credits from the order. */
export const CANCELLERS = ['orderer', 'client', 'order-token'] as const
const refusals = [
  'order/unknown',
  'cancelling/company-pays',
  'cancelling/not-paid',
  'cancelling/late-money',
  'cancelling/nothing-left',
  'order/invoice-not-issued',
  'order/disputed',
  'refund/more-than-paid',
]

/** A person who paid cancels their order, or some of its seats. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/orders/{orderId}/cancellation',
    id: 'previewCancellation',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary:
      'What comes back if a person’s order is cancelled now, by which right or rule, until when, and what it is after that',
    params: OrderId,
    query: CancelQuery,
    replies: { 200: CancelPreviewReply },
    refusals,
    answer: async ({ till, params, query }) => ({
      status: 200,
      body: await readTogether(till.connection.pool, (on) => previewCancel(on, params.orderId, query)),
    }),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/cancellation',
    id: 'cancelOrder',
    room,
    who: theOrder.to(...CANCELLERS),
    idempotent: true,
    summary:
      'Withdraws from or cancels an order exactly as the preview with this id said. Refused with 409 and what differs where it would be something else by now',
    params: OrderId,
    body: CancelOrder,
    replies: { 201: CancelledReply },
    refusals: [
      ...refusals,
      'cancelling/changed',
      'cancelling/asks-first',
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params, body, idempotencyKey }) => {
      const { orderId } = params
      const id = await cancelOnce(till, actor, { orderId, command: body, key: idempotencyKey! })
      const done = await cancelledOf({ client: till.connection.pool }, orderId)
      return { status: 201, body: done.find(({ cancellationId }) => cancellationId === id)! }
    },
  }),
]
