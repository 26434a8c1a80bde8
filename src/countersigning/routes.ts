import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { CreditOrder } from '../checkout/credit-wish.ts'
import { orderView } from '../checkout/order-view.ts'
import { OrderReply, orderBody } from '../checkout/replies.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { countersign, Decline, declineRequest } from './countersign.ts'
import { doOrAsk } from './do-or-ask.ts'
import { MoneyAct } from './money-act.ts'
import { type MoneyRequest, openRequests, requestOf } from './requests.ts'

const room = 'countersigning'
const who = ['finance'] as const
const OrderId = z.object({ orderId: z.uuid() })
const RequestId = z.object({ requestId: z.uuid() })
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const credits = [
  'order/not-creditable',
  'order/invoice-not-issued',
  'order/unknown',
  'credit/completed',
  'credit/more-than-left',
  'credit/amount-not-representable',
  'order/disputed',
  'refund/more-than-paid',
]
const decides = ['order/nothing-to-decide', 'payment/too-little', 'seats/sold-out']

const RequestReply = z
  .object({
    requestId: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    buyer: z.string(),
    act: MoneyAct,
    amountMinor: z.int(),
    currency: CurrencyCode,
    askedAt: InstantOut,
    asker: z.string(),
  })
  .meta({ id: 'MoneyRequest', description: 'Awaits a second person in finance; nothing has been done yet' })

/** What finance does with money, and the second person who signs where it is much. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/orders/{orderId}/credit-note',
    id: 'creditOrder',
    room,
    who,
    idempotent: true,
    summary:
      'Takes an order back, or seats, lines or an amount of it: credit notes, seats free, people withdrawn, card money returned',
    params: OrderId,
    body: CreditOrder,
    replies: { 201: OrderReply, 202: RequestReply },
    refusals: [...credits, 'countersigning/asked-already'],
    answer: (call) => doOrAskOnce(call, { kind: 'credit', wish: call.body }, 201),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/money-return',
    id: 'returnMoney',
    room,
    who,
    idempotent: true,
    summary: 'Sends back what arrived for an order that was paid but never fulfilled, and ends the order',
    params: OrderId,
    replies: { 200: OrderReply, 202: RequestReply },
    refusals: ['order/nothing-to-decide', 'countersigning/asked-already', ...keys],
    answer: (call) => doOrAskOnce(call, { kind: 'return' }, 200),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/money-acceptance',
    id: 'acceptMoney',
    room,
    who,
    idempotent: true,
    summary:
      'Confirms an order that was paid but not fulfilled, where the money is enough and seats are left; what is too much goes back',
    params: OrderId,
    replies: { 200: OrderReply, 202: RequestReply },
    refusals: [...decides, 'countersigning/asked-already', ...keys],
    answer: (call) => doOrAskOnce(call, { kind: 'acceptance' }, 200),
  }),
  route({
    method: 'get',
    path: '/finance/requests',
    id: 'listMoneyRequests',
    room,
    who: ['finance', 'auditor'],
    summary: 'Credits and refunds that await a second person, the oldest first, at most a hundred at once',
    replies: { 200: z.object({ requests: z.array(RequestReply) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { requests: (await openRequests({ client: till.connection.pool })).map(requestBody) },
    }),
  }),
  route({
    method: 'post',
    path: '/finance/requests/{requestId}/countersignature',
    id: 'countersign',
    room,
    who,
    idempotent: true,
    summary: 'A second person in finance signs: it is done now, if it still comes to the same amount',
    params: RequestId,
    replies: { 200: OrderReply },
    refusals: [
      'request/unknown',
      'countersigning/own-request',
      'countersigning/decided-already',
      'countersigning/amount-changed',
      ...credits,
      ...decides,
      ...keys,
    ],
    answer: async (call) => {
      const { requestId } = call.params
      const orderId = await tried(call, `countersign ${requestId}`, (tx) => countersign(tx, requestId))
      return { status: 200, body: await orderNow(call.till, orderId) }
    },
  }),
  route({
    method: 'post',
    path: '/finance/requests/{requestId}/refusal',
    id: 'declineMoneyRequest',
    room,
    who,
    summary: 'Lets a request go: whoever asked, or anybody else in finance',
    params: RequestId,
    body: Decline,
    replies: { 204: null },
    refusals: ['request/unknown', 'countersigning/decided-already'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => declineRequest(tx, params.requestId, body))
      return { status: 204, body: null }
    },
  }),
]

type Asked = Caller & { till: Till; body?: unknown }

/** Once per key; `work` returns the id of an order or of a request. */
function tried(
  { till, actor, cartToken, idempotencyKey, body }: Asked,
  operation: string,
  work: (tx: Tx) => Promise<string>,
): Promise<string> {
  const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation, body: body ?? null })
  return act(till, actor, (tx) => once(tx, ask, () => work(tx)))
}

/** The order as it is then, or the request that awaits its second person. */
async function doOrAskOnce<Done extends 200 | 201>(
  call: Asked & { params: z.output<typeof OrderId> },
  wish: MoneyAct,
  done: Done,
) {
  const { orderId } = call.params
  const outcomeId = await tried(call, `${wish.kind} ${orderId}`, (tx) => doOrAsk(tx, orderId, wish))
  const request = await requestOf({ client: call.till.connection.pool }, outcomeId)
  if (request) return { status: 202 as const, body: requestBody(request) }
  return { status: done, body: await orderNow(call.till, outcomeId) }
}

async function orderNow(till: Till, orderId: string) {
  const order = await orderView({ client: till.connection.pool }, orderId)
  return orderBody(order!)
}

const requestBody = ({ id, askedAt, askedBy: _, decided: __, ...rest }: MoneyRequest) => ({
  requestId: id,
  askedAt,
  ...rest,
})
