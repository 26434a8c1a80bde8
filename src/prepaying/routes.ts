import { z } from 'zod'
import { AGREERS } from '../agreements/routes.ts'
import { STAFF } from '../companies/may-act-for.ts'
import { MEMBER_ROLES } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { movementsOf } from '../prepaid/movements-of.ts'
import { offerPrepaid } from '../prepaid/offer-prepaid.ts'
import { PrepaidBody } from '../prepaid/prepaid.ts'
import { allPrepaids, prepaidsOf } from '../prepaid/prepaids-of.ts'
import { withdrawPrepaid } from '../prepaid/withdraw-prepaid.ts'
import { AcceptPrepaid } from './accept-prepaid.ts'
import { MovementReply, movementBody, PrepaidReply, prepaidBody } from './replies.ts'
import { sayYes } from './say-yes.ts'

const room = 'prepaying'
const OneCompany = z.object({ id: z.uuid() })
const OnePrepaid = z.object({ id: z.uuid(), prepaidId: z.uuid() })
const PATH = '/companies/{id}/prepaid'

/** What companies pay for before their people choose. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/prepaid',
    id: 'listAllPrepaid',
    room,
    summary: 'What companies have prepaid, and what is left of it; with over=true what is over too',
    who: ['finance', 'auditor'],
    query: z.strictObject({ over: z.enum(['true', 'false']).default('false') }),
    replies: { 200: z.object({ prepaid: z.array(PrepaidReply) }) },
    answer: async ({ till, query: { over }, lang }) => {
      const found = await allPrepaids({ client: till.connection.pool }, lang, { over: over === 'true' })
      return { status: 200, body: { prepaid: found.map(prepaidBody) } }
    },
  }),
  route({
    method: 'get',
    path: PATH,
    id: 'listPrepaid',
    room,
    summary: 'What the company was offered to prepay, what is left of it, and what was drawn, by whom',
    who: theCompany.to(...STAFF, ...MEMBER_ROLES),
    params: OneCompany,
    replies: { 200: z.object({ prepaid: z.array(PrepaidReply), movements: z.array(MovementReply) }) },
    refusals: ['company/unknown'],
    answer: async ({ till, params: { id }, lang }) => {
      const on = { client: till.connection.pool }
      const [prepaid, movements] = [await prepaidsOf(on, id, lang), await movementsOf(on, id)]
      return { status: 200, body: { prepaid: prepaid.map(prepaidBody), movements: movements.map(movementBody) } }
    },
  }),
  route({
    method: 'post',
    path: PATH,
    id: 'offerPrepaid',
    room,
    summary:
      'Offer the company places or an amount that it pays for before its people choose; it says yes, or somebody here enters its yes',
    who: AGREERS,
    params: OneCompany,
    body: PrepaidBody,
    replies: { 201: z.object({ prepaidId: z.uuid() }) },
    refusals: ['company/unknown', 'prepaid/number-taken', 'prepaid/course-taxed', 'prepaid/not-whole-prices'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => offerPrepaid(tx, id, body)),
    }),
  }),
  route({
    method: 'post',
    path: `${PATH}/{prepaidId}/accept`,
    id: 'acceptPrepaid',
    room,
    summary: 'The yes of the company: an order with an invoice. Whoever sends it again gets the same order',
    who: theCompany.to(...AGREERS, 'owner', 'manager'),
    params: OnePrepaid,
    body: AcceptPrepaid,
    replies: { 201: z.object({ orderId: z.uuid() }) },
    refusals: [
      ...['company/unknown', 'companies/unconfirmed', 'prepaid/unknown', 'prepaid/answered', 'prepaid/abroad'],
      ...['sales-terms/unknown', 'checkout/terms-changed', 'checkout/reference-missing', 'checkout/reference-form'],
      'companies/credit-exceeded',
    ],
    answer: async ({ till, actor, params: { id: companyId, prepaidId }, body }) => ({
      status: 201,
      body: await sayYes(till, actor, { whose: { companyId, prepaidId }, wish: body }),
    }),
  }),
  route({
    method: 'post',
    path: `${PATH}/{prepaidId}/withdraw`,
    id: 'withdrawPrepaid',
    room,
    summary: 'Take an offer back that nobody has said yes to',
    who: AGREERS,
    params: OnePrepaid,
    replies: { 204: null },
    refusals: ['company/unknown', 'prepaid/unknown', 'prepaid/answered'],
    answer: async ({ till, actor, params: { id: companyId, prepaidId } }) => {
      await act(till, actor, (tx) => withdrawPrepaid(tx, { companyId, prepaidId }))
      return { status: 204, body: null }
    },
  }),
]
