import { z } from 'zod'
import { orderTokenOf } from '../checkout/order-token.ts'
import { orderView } from '../checkout/order-view.ts'
import { OrderReply, orderBody } from '../checkout/replies.ts'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { acceptOnce, TAKING_UP } from './accept-once.ts'
import { AcceptQuotation } from './accept-quotation.ts'
import { MakeOwnQuotation, makeOwnQuotation } from './make-own-quotation.ts'
import { listQuotations, type Quotation } from './queries.ts'
import { quotationTokenOf } from './quotation-token.ts'
import { QuotationReply, shownQuotation } from './replies.ts'
import { fileOf, openedQuotation, theQuotation } from './the-quotation.ts'

const room = 'quotations'
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const Token = z.string().min(1).max(200).meta({ description: 'Of the mailed link' })
const OwnReply = QuotationReply.extend({
  token: z.string().meta({ description: 'Opens it to whomever the buyer shows it' }),
}).meta({ id: 'OwnQuotation' })

/** What a quote's buyer does: read it and take it up by the mailed link, or make one for themselves. */
export const buyerRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/quotations/opening',
    id: 'openQuotation',
    room,
    who: 'anyone',
    summary: 'A quote as whoever holds its link reads it. It changes nothing.',
    body: z.strictObject({ token: Token }),
    replies: { 200: QuotationReply },
    refusals: ['quotation/unknown'],
    answer: async ({ till, body }) => ({ status: 200, body: shownQuotation(await openedQuotation(till, body.token)) }),
  }),
  route({
    method: 'get',
    path: '/quote.pdf',
    id: 'readOpenedQuotationPdf',
    room,
    who: 'anyone',
    summary: 'The PDF of a quote, for whoever holds its link',
    query: z.strictObject({ token: Token }),
    replies: { 200: null },
    refusals: ['quotation/unknown'],
    answer: async ({ till, query }) => fileOf(await openedQuotation(till, query.token)),
  }),
  route({
    method: 'post',
    path: '/quotations/acceptance',
    id: 'takeUpQuotation',
    room,
    who: 'anyone',
    idempotent: true,
    summary: 'Whoever holds the link of a quote takes it up: it becomes an order at its own prices, once',
    body: AcceptQuotation.extend({ token: Token }).meta({ id: 'TakeUpQuotation' }),
    replies: { 201: OrderReply.extend({ orderToken: z.string() }) },
    refusals: [...TAKING_UP, ...keys],
    answer: async (call) => {
      const { token, ...wish } = call.body
      const { id: quotationId } = await openedQuotation(call.till, token)
      const orderId = await acceptOnce(call, { ...wish, quotationId }, { key: call.idempotencyKey!, token })
      const orderToken = orderTokenOf(call.till.config.sessionSecret, orderId)
      const order = await seeBuying(() => orderView({ client: call.till.connection.pool }, orderId))
      return { status: 201, body: { ...orderBody(order!), orderToken } }
    },
  }),
  route({
    method: 'get',
    path: '/me/quotations',
    id: 'listOwnQuotations',
    room,
    who: 'person',
    summary: 'The quotes that you made for yourself, the newest first',
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ quotations: z.array(OwnReply), next: z.string().nullable() }) },
    answer: async ({ till, actor, query }) => {
      const { personId } = personOf(actor)
      const on = { client: till.connection.pool }
      const { quotations, next } = await seeBuying(() => listQuotations(on, { ...query, personId }))
      return { status: 200, body: { quotations: quotations.map((each) => own(till, each)), next } }
    },
  }),
  route({
    method: 'post',
    path: '/me/quotations',
    id: 'makeOwnQuotation',
    room,
    who: 'person',
    idempotent: true,
    summary: 'A quote for your company, numbered, at the prices of this moment, to show whoever decides',
    body: MakeOwnQuotation,
    replies: { 201: OwnReply },
    refusals: [
      ...['offering/unknown', 'offering/not-on-sale', 'extra/not-offered', 'extra/too-many', 'cart/mixed-currency'],
      ...['checkout/taxed-elsewhere', 'checkout/other-company', 'quotation/no-seller', 'quotation/too-many', ...keys],
    ],
    answer: async ({ till, actor, cartToken, idempotencyKey, body }) => {
      const { personId } = personOf(actor)
      const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation: 'own quotation', body })
      const id = await seeBuying(() =>
        act(till, actor, (tx) => once(tx, ask, () => makeOwnQuotation(tx, body, personId))),
      )
      return { status: 201, body: own(till, shownQuotation(await seeBuying(() => theQuotation(till, id)))) }
    },
  }),
]

const own = ({ config }: Till, quotation: Quotation) => ({
  ...quotation,
  token: quotationTokenOf(config.sessionSecret, quotation.id),
})
