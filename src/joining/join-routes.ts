import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { theCompany } from '../companies/the-company.ts'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { act } from '../platform/till.ts'
import { AnswerJoin, answerJoin } from './answer-join.ts'
import { askToJoin } from './ask-to-join.ts'
import { companiesToJoin } from './companies-to-join.ts'
import { joinWishesOf } from './join-wishes-of.ts'

const room = 'joining'
const OneCompany = z.object({ id: z.uuid() })

const ToJoin = z
  .object({
    ...{ companyId: z.uuid(), company: z.string(), domain: z.string() },
    atOnce: z.boolean().meta({ description: 'You are let in as a buyer when you ask; else the company answers' }),
    wish: z.enum(['none', 'asked', 'declined']),
  })
  .meta({ id: 'CompanyToJoin' })
const Wish = z
  .object({ id: z.uuid(), personId: z.uuid(), name: z.string(), addresses: z.array(z.string()), askedAt: Instant })
  .meta({ id: 'JoinWish' })

/** Joining a company by an address at its domain. */
export const joinRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/me/companies-to-join',
    id: 'listCompaniesToJoin',
    room,
    summary: 'The companies at whose domains you have proved an address, and are no member of',
    who: 'person',
    replies: { 200: z.object({ companies: z.array(ToJoin) }) },
    answer: async ({ till, actor }) => {
      const { personId } = personOf(actor)
      return {
        status: 200,
        body: { companies: await seeBuying(() => companiesToJoin({ client: till.connection.pool }, personId)) },
      }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{id}/join-wishes',
    id: 'askToJoin',
    room,
    summary: 'Ask to act for a company at whose domain you have an address; joined says whether you do already',
    who: 'person',
    params: OneCompany,
    replies: { 201: z.object({ joined: z.boolean() }) },
    refusals: ['company/unknown', 'companies/already-member', 'joining/declined', 'joining/too-many-wishes'],
    answer: async ({ till, actor, params: { id } }) => ({
      status: 201,
      body: await seeBuying(() => act(till, actor, (tx) => askToJoin(tx, id))),
    }),
  }),
  route({
    method: 'get',
    path: '/companies/{id}/join-wishes',
    id: 'listJoinWishes',
    reads: 'company-members',
    room,
    summary: 'Who asks to act for the company and has an address at its domain',
    who: theCompany.to(...STAFF, 'owner', 'manager'),
    params: OneCompany,
    replies: { 200: z.object({ wishes: z.array(Wish) }) },
    refusals: ['company/unknown', 'access/denied'],
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { wishes: await joinWishesOf({ client: till.connection.pool }, id) },
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{id}/join-wishes/{wishId}/answer',
    id: 'answerJoin',
    room,
    summary: 'Let somebody in who asked, or say no; they are told',
    who: theCompany.to(...STAFF, 'owner', 'manager'),
    params: z.object({ id: z.uuid(), wishId: z.uuid() }),
    body: AnswerJoin,
    replies: { 204: null },
    refusals: [
      ...['company/unknown', 'access/denied', 'wish/unknown', 'joining/address-lost', 'companies/already-member'],
    ],
    answer: async ({ till, actor, params: { id, wishId }, body }) => {
      await act(till, actor, (tx) => answerJoin(tx, { ...body, companyId: id, wishId }))
      return { status: 204, body: null }
    },
  }),
]
