import { z } from 'zod'
import { orderView } from '../checkout/order-view.ts'
import { OrderReply, orderBody } from '../checkout/replies.ts'
import { STAFF } from '../companies/may-act-for.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { acceptOnce, TAKING_UP } from './accept-once.ts'
import { AcceptQuotation } from './accept-quotation.ts'
import { buyerRoutes } from './buyer-routes.ts'
import { mailQuotation } from './mail-quotation.ts'
import { MakeQuotation, makeQuotation } from './make-quotation.ts'
import { listQuotations, QUOTATION_STATES } from './queries.ts'
import { QuotationReply, shownQuotation } from './replies.ts'
import { fileOf, theQuotation } from './the-quotation.ts'
import { withdrawQuotation } from './withdraw-quotation.ts'

const room = 'quotations'
const who = STAFF
const OneQuotation = z.object({ id: z.uuid() })
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']

/** Offers in writing: staff make them, and turn them into orders when a purchase order has come. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/quotations',
    id: 'listQuotations',
    reads: 'quotation-list',
    room,
    who,
    summary: 'Quotes, the newest first: by state, or found by number, buyer, contact, address or organisation number',
    query: z.strictObject({ ...pageQuery, state: z.enum(QUOTATION_STATES).optional(), search: Line.optional() }),
    replies: { 200: z.object({ quotations: z.array(QuotationReply), next: z.string().nullable() }) },
    answer: async ({ till, query }) => ({
      status: 200,
      body: await listQuotations({ client: till.connection.pool }, query),
    }),
  }),
  route({
    method: 'post',
    path: '/quotations',
    id: 'makeQuotation',
    room,
    who,
    idempotent: true,
    summary:
      'Offers seats to a company or a person in writing, numbered, at the prices of this moment. It takes no seat, and holds its seats where it says until when.',
    body: MakeQuotation,
    replies: { 201: QuotationReply },
    refusals: [
      ...['offering/unknown', 'offering/not-on-sale', 'extra/not-offered', 'extra/too-many', 'cart/mixed-currency'],
      ...['checkout/taxed-elsewhere', 'checkout/other-company', 'quotation/no-seller', 'quotation/no-seats', ...keys],
    ],
    answer: async ({ till, actor, cartToken, idempotencyKey, body }) => {
      const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation: 'quotation', body })
      const id = await act(till, actor, (tx) => once(tx, ask, () => makeQuotation(tx, body)))
      return { status: 201, body: shownQuotation(await theQuotation(till, id)) }
    },
  }),
  route({
    method: 'get',
    path: '/quotations/{id}.pdf',
    id: 'readQuotationPdf',
    reads: 'quotation',
    room,
    who,
    summary: 'A quote as PDF/A-3a and PDF/UA-1, in its own language',
    params: OneQuotation,
    replies: { 200: null },
    refusals: ['quotation/unknown'],
    answer: async ({ till, params }) => fileOf(await theQuotation(till, params.id)),
  }),
  route({
    method: 'get',
    path: '/quotations/{id}',
    id: 'readQuotation',
    reads: 'quotation',
    room,
    who,
    summary: 'A quote as it was made, and how it stands',
    params: OneQuotation,
    replies: { 200: QuotationReply },
    refusals: ['quotation/unknown'],
    answer: async ({ till, params }) => ({ status: 200, body: shownQuotation(await theQuotation(till, params.id)) }),
  }),
  route({
    method: 'post',
    path: '/quotations/{id}/withdrawal',
    id: 'withdrawQuotation',
    room,
    who,
    summary: 'Takes a quote back: nobody can take it up from now on',
    params: OneQuotation,
    replies: { 200: QuotationReply },
    refusals: ['quotation/unknown', 'quotation/accepted'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => withdrawQuotation(tx, params.id))
      return { status: 200, body: shownQuotation(await theQuotation(till, params.id)) }
    },
  }),
  route({
    method: 'post',
    path: '/quotations/{id}/acceptance',
    id: 'acceptQuotation',
    room,
    who,
    idempotent: true,
    summary:
      'A purchase order has come: the quote becomes an order at its own prices, once. By card, the order then awaits its payment.',
    params: OneQuotation,
    body: AcceptQuotation,
    replies: { 201: OrderReply },
    refusals: [...TAKING_UP, ...keys],
    answer: async (call) => {
      const orderId = await acceptOnce(
        call,
        { ...call.body, quotationId: call.params.id },
        { key: call.idempotencyKey! },
      )
      return { status: 201, body: orderBody((await orderView({ client: call.till.connection.pool }, orderId))!) }
    },
  }),
  route({
    method: 'post',
    path: '/quotations/{id}/mails',
    id: 'mailQuotation',
    room,
    who,
    summary: 'Mails a quote, its PDF attached, to whom it was made for, with a link by which they take it up',
    params: OneQuotation,
    replies: { 200: QuotationReply },
    refusals: [
      ...['quotation/unknown', 'quotation/withdrawn', 'quotation/lapsed', 'quotation/accepted', 'quotation/is-buyers'],
      'mail/unavailable',
    ],
    answer: async ({ till, actor, params }) => {
      await mailQuotation(till, actor, params.id)
      return { status: 200, body: shownQuotation(await theQuotation(till, params.id)) }
    },
  }),
  ...buyerRoutes,
]
