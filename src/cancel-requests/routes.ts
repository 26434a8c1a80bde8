import { z } from 'zod'
import { CANCELLERS } from '../cancelling/routes.ts'
import { ORDER_READERS, theOrder } from '../checkout/the-order.ts'
import type { Role } from '../platform/actor.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { answerOnce } from './answer-once.ts'
import { AnswerRequest } from './answer-request.ts'
import { askOnce } from './ask-once.ts'
import { AskToCancel } from './ask-to-cancel.ts'
import { requestOf, requestsOf } from './find-request.ts'
import { RequestReply, RequestToAnswer, WaitingReply } from './replies.ts'
import { takeBackRequest } from './take-back.ts'
import { toAnswer } from './to-answer.ts'
import { waitingRequests } from './waiting-requests.ts'

const room = 'cancel-requests'
const OrderId = z.object({ orderId: z.uuid() })
const RequestId = z.object({ requestId: z.uuid() })
/** Who answers for the house. */
export const ANSWERERS: readonly Role[] = ['support', 'course-administrator']

const cancels = [
  'order/unknown',
  ...['cancelling/company-pays', 'cancelling/not-paid', 'cancelling/late-money', 'cancelling/nothing-left'],
  ...['order/invoice-not-issued', 'order/disputed', 'refund/more-than-paid', 'cancelling/changed'],
]
const keyed = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']

/** Buyers whose terms leave it to staff ask to cancel, and staff answer. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/orders/{orderId}/cancel-requests',
    id: 'askToCancel',
    room,
    who: theOrder.to(...CANCELLERS),
    idempotent: true,
    summary:
      'Asks staff to cancel seats whose terms leave it to them. What comes back is what it is now, whenever they answer',
    params: OrderId,
    body: AskToCancel,
    replies: { 201: RequestReply },
    refusals: [...cancels, 'cancel-request/not-needed', 'cancel-request/asked-already', ...keyed],
    answer: async ({ till, actor, params: { orderId }, body, idempotencyKey }) => {
      const id = await askOnce(till, actor, { orderId, command: body, key: idempotencyKey! })
      return { status: 201, body: await requestOf({ client: till.connection.pool }, id) }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/cancel-requests',
    id: 'listCancelRequestsOfOrder',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary: 'What was asked about an order and how it was answered, the latest first',
    params: OrderId,
    replies: { 200: z.object({ requests: z.array(RequestReply) }) },
    refusals: ['order/unknown'],
    answer: async ({ till, params: { orderId } }) => ({
      status: 200,
      body: { requests: await requestsOf({ client: till.connection.pool }, orderId) },
    }),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/cancel-requests/{requestId}/take-back',
    id: 'takeBackCancelRequest',
    room,
    who: theOrder.to(...CANCELLERS),
    summary: 'The buyer keeps the seats after all',
    params: OrderId.extend(RequestId.shape),
    replies: { 200: RequestReply },
    refusals: ['order/unknown', 'cancel-request/unknown', 'cancel-request/over'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => takeBackRequest(tx, params))
      return { status: 200, body: await requestOf({ client: till.connection.pool }, params.requestId) }
    },
  }),
  route({
    method: 'get',
    path: '/cancel-requests',
    id: 'listCancelRequests',
    room,
    who: [...ANSWERERS],
    reads: 'cancel-requests',
    summary: 'Requests that await an answer, those that wait longest first, at most a hundred',
    replies: { 200: WaitingReply },
    answer: async ({ till }) => ({
      status: 200,
      body: { requests: await waitingRequests({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'get',
    path: '/cancel-requests/{requestId}',
    id: 'readCancelRequest',
    room,
    who: [...ANSWERERS],
    reads: 'cancel-requests',
    summary: 'A request and what granting it would do, by the rule that held when the buyer asked',
    params: RequestId,
    replies: { 200: RequestToAnswer },
    refusals: ['cancel-request/unknown'],
    answer: async ({ till, params: { requestId } }) => ({ status: 200, body: await toAnswer(till, requestId) }),
  }),
  route({
    method: 'post',
    path: '/cancel-requests/{requestId}/answer',
    id: 'answerCancelRequest',
    room,
    who: [...ANSWERERS],
    idempotent: true,
    summary: 'Says yes, and the seats are cancelled exactly as shown; or no, with a reason that the buyer is told',
    params: RequestId,
    body: AnswerRequest,
    replies: { 200: RequestReply },
    refusals: ['cancel-request/unknown', 'cancel-request/over', ...cancels, ...keyed],
    answer: async ({ till, actor, params: { requestId }, body, idempotencyKey }) => {
      await answerOnce(till, actor, { requestId, answer: body, key: idempotencyKey! })
      return { status: 200, body: await requestOf({ client: till.connection.pool }, requestId) }
    },
  }),
]
