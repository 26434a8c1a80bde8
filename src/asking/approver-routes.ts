import { z } from 'zod'
import { APPROVER_ROLES } from '../companies/approval-needed.ts'
import { theCompany } from '../companies/the-company.ts'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { ApproveForCompany, DeclineForCompany, declineForCompany } from './answer-buyer.ts'
import { approveOnce } from './approve-once.ts'
import { AskApproval } from './ask-approval.ts'
import { askApprovalOnce } from './ask-once.ts'
import { hintsOf } from './hints.ts'
import { CompanyRequestReply, companyRequestBody, DECIDED, OrderedReply } from './replies.ts'
import { mayBeAnswered } from './state.ts'
import { thePurchaseRequest } from './the-purchase-request.ts'
import { type CompanyRequest, ownCompanyRequest, requestsToAnswer, requestToAnswer } from './the-request.ts'

const room = 'asking'
const OfRequest = z.object({ requestId: z.uuid() })
const approver = thePurchaseRequest.to('approver')
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const ordered = [
  ...['seats/sold-out', 'checkout/price-changed', 'checkout/terms-changed', 'enrolment/already'],
  ...['companies/credit-exceeded', 'checkout/reference-missing', 'checkout/reference-form', ...keys],
]

/** A buyer asks the owners and managers of their company, and one of them answers. */
export const approverRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/carts/{cartId}/approval-request',
    id: 'askApproval',
    room,
    who: 'person',
    idempotent: true,
    summary:
      "Asks the company's owners and managers for a yes to what lies in the cart; seats and prices are held meanwhile",
    params: z.object({ cartId: z.uuid() }),
    body: AskApproval,
    replies: { 201: CompanyRequestReply },
    refusals: [
      ...[
        'cart/unknown',
        'cart/empty',
        'cart/already-ordered',
        'offering/not-on-sale',
        'companies/approval-not-needed',
      ],
      ...['asking/address-unproved', 'asking/not-offered', 'asking/too-many-open', 'asking/asked-already'],
      ...['asking/share-taken', 'asking/too-many-mails', 'checkout/price-changed', 'enrolment/already', ...keys],
    ],
    answer: async (call) => {
      const { actor, params, body, idempotencyKey } = call
      const cart = { ...params, token: null, actor }
      const requestId = await askApprovalOnce(call, { cart, key: idempotencyKey!, body })
      return { status: 201, body: await ownOf(call, requestId) }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{id}/purchase-requests',
    id: 'listCompanyRequests',
    room,
    who: theCompany.to(...APPROVER_ROLES),
    summary: "What the company's buyers have asked for, the newest first, for its owners and managers",
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ requests: z.array(CompanyRequestReply) }) },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      const { personId } = personOf(actor)
      const requests = await act(till, actor, async (tx) =>
        (await requestsToAnswer(tx, id, personId)).map((each) =>
          companyRequestBody(each, { now: tx.now, hints: null }),
        ),
      )
      return { status: 200, body: { requests } }
    },
  }),
  route({
    method: 'get',
    path: '/purchase-requests/{requestId}/question',
    id: 'readCompanyRequest',
    room,
    who: thePurchaseRequest.to('asker', 'approver'),
    summary:
      'What a buyer asks their company for: lines, prices, names and references, and what would stand in the way',
    params: OfRequest,
    replies: { 200: CompanyRequestReply },
    refusals: ['purchase-request/unknown'],
    answer: async (call) => {
      const read = call.ties.includes('approver') ? toAnswer : ownOf
      return { status: 200, body: await read(call, call.params.requestId) }
    },
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/approval',
    id: 'approveForCompany',
    room,
    who: approver,
    idempotent: true,
    summary: 'Yes: an order of whoever asked, with the seats that were held and at the prices that were shown',
    params: OfRequest,
    body: ApproveForCompany,
    replies: { 201: OrderedReply },
    refusals: [...DECIDED, ...ordered],
    answer: async (call) => {
      const { params, body, idempotencyKey } = call
      const orderId = await approveOnce(call, { ...params, key: idempotencyKey!, body })
      return { status: 201, body: { orderId } }
    },
  }),
  route({
    method: 'post',
    path: '/purchase-requests/{requestId}/refusal',
    id: 'declineForCompany',
    room,
    who: approver,
    summary: 'No, and why; the seats are free at once',
    params: OfRequest,
    body: DeclineForCompany,
    replies: { 200: CompanyRequestReply },
    refusals: DECIDED,
    answer: async (call) => {
      const { till, actor, params, body } = call
      await act(till, actor, (tx) => declineForCompany(tx, params.requestId, body))
      return { status: 200, body: await toAnswer(call, params.requestId) }
    },
  }),
]

type Calling = Caller & { till: Till }

const toAnswer = ({ till, actor }: Calling, requestId: string) =>
  act(till, actor, async (tx) => shown(tx, await requestToAnswer(tx, requestId, personOf(actor).personId)))

const ownOf = ({ till, actor }: Calling, requestId: string) =>
  seeBuying(() =>
    act(till, actor, async (tx) => shown(tx, await ownCompanyRequest(tx, requestId, personOf(actor).personId))),
  )

async function shown(tx: Tx, request: CompanyRequest): Promise<z.input<typeof CompanyRequestReply>> {
  const waits = mayBeAnswered(request, tx.now)
  return companyRequestBody(request, { now: tx.now, hints: waits ? await hintsOf(tx, request) : null })
}
