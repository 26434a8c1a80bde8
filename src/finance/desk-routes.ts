import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { creditPreview } from './credit-preview.ts'
import { ATTENTION_KINDS, needsAttention } from './needs-attention.ts'

const room = 'finance'
const who = ['finance'] as const
const params = z.object({ orderId: z.uuid() })

const Attention = z
  .object({
    kind: z.enum(ATTENTION_KINDS),
    orderId: z.uuid().nullable(),
    orderNumber: z.int().nullable(),
    since: InstantOut,
    until: InstantOut.nullable().meta({ description: 'When it resolves itself; null where it never does' }),
    buyer: z.string().nullable(),
    totalMinor: z.int().nullable(),
    amountMinor: z.int().nullable(),
    currency: CurrencyCode.nullable(),
    said: z.string().nullable(),
  })
  .meta({ id: 'Attention' })

const CreditPreview = z
  .object({
    orderNumber: z.int(),
    buyer: z.string(),
    email: z.string(),
    invoice: z.object({ number: z.string(), gross: MoneySchema }).nullable(),
    refund: MoneySchema.nullable(),
    seats: z.int(),
    people: z.array(z.object({ name: z.string(), title: z.string() })),
    hindrance: z.enum(['not-confirmed', 'cancelled', 'invoice-not-issued']).nullable(),
  })
  .meta({ id: 'CreditPreview' })

/** What finance sees and does beside its documents. */
export const deskRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/finance/attention',
    id: 'listAttention',
    room,
    who,
    summary: 'What does not sort itself out, the oldest first, at most a hundred at once',
    replies: { 200: z.object({ attention: z.array(Attention) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { attention: await needsAttention({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/credit-preview',
    id: 'previewCredit',
    room,
    who,
    summary: 'What crediting the whole order would do at this moment',
    params,
    replies: { 200: CreditPreview },
    refusals: ['order/unknown'],
    answer: async ({ till, params: { orderId } }) => {
      const preview = await creditPreview({ client: till.connection.pool }, orderId)
      if (!preview) throw unknown('order')
      return { status: 200, body: preview }
    },
  }),
]
