import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { CHANGED_KINDS, historyOf } from './history.ts'
import { pricesOf } from './prices-of.ts'

const room = 'keeping'
const who = theOffering.to('course-administrator', 'its-faculty')
const params = z.strictObject({ id: z.uuid() })
const Value = z.union([z.string(), z.number(), z.boolean()]).nullable()

const Change = z
  .object({
    ...{ id: z.int(), at: InstantOut, author: z.string().nullable() },
    deed: z.enum(['added', 'changed', 'removed']),
    kind: z.enum(CHANGED_KINDS),
    called: z
      .object({ nb: z.string(), en: z.string() })
      .nullable()
      .meta({ description: 'Of an extra its name, of a session when it begins' }),
    currency: z.string().nullable().meta({ description: 'Of amounts in minor units' }),
    values: z
      .array(z.object({ name: z.string(), before: Value, after: Value }))
      .meta({ description: 'Both null where it is only told that it was changed' }),
  })
  .meta({ id: 'OfferingHistoryChange' })
const Period = z
  .object({
    ...{ from: InstantOut, until: InstantOut.nullable(), currency: CurrencyCode },
    ...{ netMinor: z.int(), taxClass: z.string(), author: z.string().nullable() },
    grossMinor: z.int().meta({ description: 'By the rate of VAT on the day on which it began' }),
  })
  .meta({ id: 'PricePeriod' })

/** What was changed of a start, and what it has cost (decisions/0075). */
export const historyRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/history',
    id: 'readOfferingHistory',
    room,
    who,
    summary:
      'What those who keep an offering have changed of it, by whom and when, with what stood there before; the newest first',
    params,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ changes: z.array(Change), next: z.string().nullable() }) },
    answer: async ({ till, params: { id }, query }) => ({
      status: 200,
      body: await historyOf({ client: till.connection.pool }, { offeringId: id, ...query }),
    }),
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/price-periods',
    id: 'listPricePeriods',
    room,
    who,
    summary:
      'What one seat of an offering has cost, each price with the instants from and until which it held; the newest first',
    params,
    replies: { 200: z.object({ prices: z.array(Period) }) },
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { prices: await pricesOf({ client: till.connection.pool }, id) },
    }),
  }),
]
