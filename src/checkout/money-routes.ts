import { z } from 'zod'
import { retryDocuments } from '../invoicing/retry-documents.ts'
import { DisputeAccess, disputeAccessNow, setDisputeAccess } from '../orders/dispute-access.ts'
import { BankRefund, recordBankRefund } from '../payments/record-bank-refund.ts'
import { retryRefund } from '../payments/retry-refund.ts'
import { settleDispute } from '../payments/settle-dispute.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { orderView } from './order-view.ts'
import { OrderReply, orderBody } from './replies.ts'

const OrderId = z.object({ orderId: z.uuid() })
const RefundId = z.object({ refundId: z.uuid() })
const DisputeId = z.object({ disputeId: z.uuid() })
const room = 'checkout'
const access = {
  path: '/dispute-access',
  room,
  summary: 'What a disputed card payment does to access to the course',
} as const
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']

/** What finance decides about money and documents that did not go the usual way. Each answers with the order it is about. */
export const moneyRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/orders/{orderId}/document-retry',
    id: 'retryDocuments',
    room,
    who: ['finance'],
    idempotent: true,
    summary: "Tries an order's documents again that could not be issued or drawn and were set aside",
    params: OrderId,
    replies: { 200: OrderReply },
    refusals: ['order/unknown', 'document/nothing-set-aside', ...keys],
    answer: (call) =>
      decided(call, `documents ${call.params.orderId}`, async (tx) => {
        await retryDocuments(tx, call.params.orderId)
        return call.params.orderId
      }),
  }),
  route({
    method: 'post',
    path: '/refunds/{refundId}/retry',
    id: 'retryRefund',
    room,
    who: ['finance'],
    idempotent: true,
    summary: 'Tries a refund that did not go through once more, to the same card',
    params: RefundId,
    replies: { 200: OrderReply },
    refusals: ['refund/unknown', 'refund/not-failed', 'refund/nothing-left', ...keys],
    answer: (call) => decided(call, `retry ${call.params.refundId}`, (tx) => retryRefund(tx, call.params.refundId)),
  }),
  route({
    method: 'post',
    path: '/refunds/{refundId}/bank-payment',
    id: 'recordBankRefund',
    room,
    who: ['finance'],
    idempotent: true,
    summary: "Notes that a refund which did not go through was paid to the buyer's bank account instead",
    params: RefundId,
    body: BankRefund,
    replies: { 200: OrderReply },
    refusals: ['refund/unknown', 'refund/not-failed', ...keys],
    answer: (call) =>
      decided(call, `bank ${call.params.refundId}`, (tx) => recordBankRefund(tx, call.params.refundId, call.body)),
  }),
  route({
    method: 'post',
    path: '/disputes/{disputeId}/settlement',
    id: 'settleDispute',
    room,
    who: ['finance'],
    idempotent: true,
    summary:
      'Draws the consequence of a dispute that has ended: a loss is written off, money won back for an ended order is refunded',
    params: DisputeId,
    replies: { 200: OrderReply },
    refusals: ['dispute/unknown', 'dispute/not-open-to-settle', ...keys],
    answer: (call) =>
      decided(call, `settle ${call.params.disputeId}`, (tx) => settleDispute(tx, call.params.disputeId)),
  }),
  route({
    ...access,
    method: 'get',
    id: 'readDisputeAccess',
    who: ['finance', 'auditor'],
    replies: { 200: DisputeAccess },
    answer: async ({ till }) => ({ status: 200, body: await disputeAccessNow({ client: till.connection.pool }) }),
  }),
  route({
    ...access,
    method: 'put',
    id: 'setDisputeAccess',
    who: ['finance'],
    body: DisputeAccess,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setDisputeAccess(tx, body))
      return { status: 204, body: null }
    },
  }),
]

type Asked = Caller & { till: Till; body?: unknown }

/** Does what `work` decides, once per key; it returns the order's id. */
async function decided(
  { till, actor, cartToken, idempotencyKey, body }: Asked,
  operation: string,
  work: (tx: Tx) => Promise<string>,
) {
  const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation, body: body ?? null })
  const orderId = await act(till, actor, (tx) => once(tx, ask, () => work(tx)))
  const order = await orderView({ client: till.connection.pool }, orderId)
  if (!order) throw unknown('order')
  return { status: 200 as const, body: orderBody(order) }
}
