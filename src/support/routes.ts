import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { STAFF } from '../companies/may-act-for.ts'
import { MemberRoleName } from '../companies/member-role.ts'
import { clientOf, hasRole } from '../platform/actor.ts'
import { externalQuery } from '../platform/external-id.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { deskRoutes } from './desk-routes.ts'
import { findOrders } from './find-orders.ts'
import { unconfirmedCompanies } from './unconfirmed-companies.ts'

const FoundOrder = z
  .object({
    id: z.uuid(),
    number: z.int(),
    placedAt: InstantOut,
    buyer: z.string(),
    email: z.string(),
    externalId: z.string().nullable(),
    state: z.string(),
    total: MoneySchema,
    titles: z.array(z.string()),
    quantity: z.int(),
  })
  .meta({ id: 'FoundOrder' })

const UnconfirmedCompany = z
  .object({
    id: z.uuid(),
    organisationNumber: z.string(),
    name: z.string(),
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    country: z.string(),
    invoiceEmail: z.string(),
    since: InstantOut,
    members: z.array(z.object({ name: z.string(), email: z.string(), role: MemberRoleName })),
    ordersOfOthers: z.int().meta({ description: 'Orders in its name that its members would be shown' }),
  })
  .meta({ id: 'UnconfirmedCompany' })

export const routes: AnyRoute[] = [
  ...deskRoutes,
  route({
    method: 'get',
    path: '/orders',
    id: 'listOrders',
    reads: 'orders',
    room: 'support',
    who: ['support', 'finance', 'auditor', 'program'],
    summary: 'Orders, the newest first: support and finance find all, a program those that carry its external ids',
    query: z.strictObject({ ...pageQuery, ...externalQuery, search: Line.optional() }),
    replies: { 200: z.object({ orders: z.array(FoundOrder), next: z.string().nullable() }) },
    refusals: ['access/denied'],
    answer: async ({ till, actor, query }) => {
      const client = hasRole(actor, 'support', 'finance', 'auditor') ? null : clientOf(actor)
      return { status: 200, body: await findOrders({ client: till.connection.pool }, { ...query, client }) }
    },
  }),
  route({
    method: 'get',
    path: '/companies/unconfirmed',
    id: 'listUnconfirmedCompanies',
    reads: 'unconfirmed-companies',
    room: 'support',
    who: STAFF,
    summary: 'Companies that somebody has made an account for and nobody here has confirmed, the oldest first',
    replies: { 200: z.object({ companies: z.array(UnconfirmedCompany) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { companies: await unconfirmedCompanies({ client: till.connection.pool }) },
    }),
  }),
]
