import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { clientOf, hasRole } from '../platform/actor.ts'
import { externalQuery } from '../platform/external-id.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { forbidden } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { findOrders } from './find-orders.ts'

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

export const routes = [
  route({
    method: 'get',
    path: '/orders',
    id: 'listOrders',
    room: 'support',
    who: 'signed-in',
    summary: 'Orders, the newest first: support and finance find all, a program those that carry its external ids',
    query: z.strictObject({ ...pageQuery, ...externalQuery, search: Line.optional() }),
    replies: { 200: z.object({ orders: z.array(FoundOrder), next: z.string().nullable() }) },
    refusals: ['access/denied'],
    answer: async ({ till, actor, query }) => {
      const client = hasRole(actor, 'support', 'finance') ? null : clientOf(actor)
      if (client === null && !hasRole(actor, 'support', 'finance')) throw forbidden()
      return { status: 200, body: await findOrders({ client: till.connection.pool }, { ...query, client }) }
    },
  }),
]
