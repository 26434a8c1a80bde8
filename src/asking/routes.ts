import { z } from 'zod'
import { orderOnce } from '../checkout/order-once.ts'
import { claimOf } from '../checkout/within-limits.ts'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { askOf } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { AskEmployer } from './ask-employer.ts'
import { askOnce } from './ask-once.ts'
import { DeclineRequest, declineRequest } from './decline-request.ts'
import { OfferPart, offerPart } from './offer-part.ts'
import { ApproveRequest, approveRequest, PayRequest, payRequest } from './order-request.ts'
import { PayShare, payShare } from './pay-share.ts'
import { DECIDED, OrderedReply, RequestReply, requestBody } from './replies.ts'
import { SendAgain } from './send-again.ts'
import { sendAgainWithin } from './send-again-within.ts'
import { thePurchaseRequest } from './the-purchase-request.ts'
import { ownRequest, requestsOf } from './the-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

const room = 'asking'
const OfRequest = z.object({ requestId: z.uuid() })
const own = thePurchaseRequest.to('asker')
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const ordered = ['seats/sold-out', 'checkout/price-changed', 'checkout/terms-changed', 'enrolment/already', ...keys]

/** What somebody does about a request of their own. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/carts/{cartId}/employer-request',
    id: 'askEmployer',
    room,
    who: 'person',
    idempotent: true,
    summary: 'Asks an employer by mail to pay for the seats in the cart, which are held meanwhile',
    params: z.object({ cartId: z.uuid() }),
    body: AskEmployer,
    replies: { 201: RequestReply },
    refusals: [
      ...['cart/unknown', 'cart/empty', 'cart/already-ordered', 'offering/not-on-sale', 'checkout/awaiting-payment'],
      ...['asking/address-unproved', 'asking/own-seat-only', 'asking/not-offered', 'asking/too-many-open'],
      ...['asking/part-impossible', 'asking/asked-already', 'asking/share-taken', 'asking/too-many-mails', ...ordered],
    ],
    answer: async (call) => {
      const { actor, params, body, idempotencyKey } = call
      const cart = { ...params, token: null, actor }
      const requestId = await askOnce(call, { cart, key: idempotencyKey!, body })
      return { status: 201, body: await shown(call, requestId) }
    },
  }),
  route({
    method: 'get',
    path: '/purchase-requests',
    id: 'listPurchaseRequests',
    room,
    who: 'person',
    summary: "One's own requests to employers and companies, the newest first",
    replies: { 200: z.object({ requests: z.array(RequestReply) }) },
    answer: async ({ till, actor }) => {
      const requests = await seeBuying(() =>
        act(till, actor, async (tx) =>
          (await requestsOf(tx, personOf(actor).personId)).map((each) => requestBody(each, tx.now)),
        ),
      )
      return { status: 200, body: { requests } }
    },
  }),
  route({
    method: 'get',
    path: '/purchase-requests/{requestId}',
    id: 'readPurchaseRequest',
    room,
    who: own,
    summary: 'How a request stands: sent, opened, answered',
    params: OfRequest,
    replies: { 200: RequestReply },
    refusals: ['purchase-request/unknown'],
    answer: async (call) => ({ status: 200, body: await shown(call, call.params.requestId) }),
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/mails',
    id: 'sendRequestAgain',
    room,
    who: own,
    summary: 'Sends the request once more; to another address, the links sent before open nothing',
    params: OfRequest,
    body: SendAgain,
    replies: { 200: RequestReply },
    refusals: [...DECIDED, 'asking/company-answers', 'asking/sent-often', 'asking/too-many-mails'],
    answer: async (call) => {
      const { actor, params, body } = call
      await sendAgainWithin(call, { ...params, ...body, personId: personOf(actor).personId })
      return { status: 200, body: await shown(call, params.requestId) }
    },
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/withdrawal',
    id: 'withdrawRequest',
    room,
    who: own,
    summary: 'Gives a request up: its seats are free at once',
    params: OfRequest,
    replies: { 200: RequestReply },
    refusals: DECIDED,
    answer: async (call) => {
      const { till, actor, params } = call
      await seeBuying(() => act(till, actor, (tx) => withdrawRequest(tx, params.requestId, personOf(actor).personId)))
      return { status: 200, body: await shown(call, params.requestId) }
    },
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/order',
    id: 'payRequest',
    room,
    who: own,
    idempotent: true,
    summary: 'The learner pays after all: an order with the seats that were held',
    params: OfRequest,
    body: PayRequest,
    replies: { 201: OrderedReply },
    refusals: [...DECIDED, 'asking/company-answers', ...ordered],
    answer: async (call) => {
      const { till, actor, params, body, idempotencyKey } = call
      const { personId } = personOf(actor)
      const { lines } = await seeBuying(() => act(till, actor, (tx) => ownRequest(tx, params.requestId, personId)))
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: `pay request ${params.requestId}`, body })
      const orderId = await orderOnce(call, { ask, claim: claimOf(body, lines) }, (tx) =>
        payRequest(tx, { ...params, personId }, body),
      )
      return { status: 201, body: { orderId } }
    },
  }),
]

/** Either part of a shared price: the employer's yes, and the learner's. */
export const shareRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/employer-requests/part',
    id: 'offerPart',
    room,
    who: 'anyone',
    summary: 'The employer pays a part on invoice, once the learner has paid the rest; nothing is ordered by it',
    body: OfferPart,
    replies: { 204: null },
    refusals: [
      ...['asking/link-spent', 'asking/part-impossible', 'checkout/price-changed', 'checkout/terms-changed'],
      ...['checkout/amount-not-payable-by-card', 'checkout/too-large', 'companies/credit-exceeded'],
    ],
    answer: async ({ till, actor, body }) => {
      await seeBuying(() => act(till, actor, (tx) => offerPart(tx, body)))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/share',
    id: 'payShare',
    room,
    who: own,
    idempotent: true,
    summary: 'The learner pays the rest by card: both parts are ordered, and settled once it is paid',
    params: OfRequest,
    body: PayShare,
    replies: { 201: OrderedReply },
    refusals: [...DECIDED, 'checkout/other-part-changed', 'companies/credit-exceeded', ...ordered],
    answer: async (call) => {
      const { actor, params, body, idempotencyKey } = call
      const { personId } = personOf(actor)
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: `pay share ${params.requestId}`, body })
      const claim = claimOf({ ...body, payBy: 'card' }, [{ quantity: 1 }])
      const orderId = await orderOnce(call, { ask, claim }, (tx) => payShare(tx, { ...params, personId }, body))
      return { status: 201, body: { orderId } }
    },
  }),
]

/** What whoever holds the mailed link answers. The token goes in the body, where no log keeps it. */
export const employerRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/employer-requests/approval',
    id: 'approveRequest',
    room,
    who: 'anyone',
    idempotent: true,
    summary: 'The employer pays: an order of their company in which the learner is named',
    body: ApproveRequest,
    replies: { 201: OrderedReply },
    refusals: ['asking/link-spent', 'companies/credit-exceeded', ...ordered],
    answer: async (call) => {
      const { actor, body, idempotencyKey } = call
      const ask = askOf(actor, body.token, { key: idempotencyKey!, operation: 'approve request', body })
      const claim = claimOf(body, [{ quantity: 1 }])
      return { status: 201, body: { orderId: await orderOnce(call, { ask, claim }, (tx) => approveRequest(tx, body)) } }
    },
  }),
  route({
    method: 'post',
    path: '/employer-requests/refusal',
    id: 'declineRequest',
    room,
    who: 'anyone',
    summary: 'The employer says no; the learner can pay themselves for a day',
    body: DeclineRequest,
    replies: { 204: null },
    refusals: ['asking/link-spent'],
    answer: async ({ till, actor, body }) => {
      await seeBuying(() => act(till, actor, (tx) => declineRequest(tx, body)))
      return { status: 204, body: null }
    },
  }),
]

const shown = ({ till, actor }: Caller & { till: Till }, requestId: string) =>
  seeBuying(() =>
    act(till, actor, async (tx) => requestBody(await ownRequest(tx, requestId, personOf(actor).personId), tx.now)),
  )
