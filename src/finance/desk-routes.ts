import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { CreditParts } from '../checkout/credit-wish.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { creditPreview } from './credit-preview.ts'
import { ATTENTION_KINDS, attentionCounts, needsAttention } from './needs-attention.ts'

const room = 'finance'
const who = ['finance', 'auditor'] as const
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
    documents: z.array(
      z.object({
        number: z.string().meta({ description: 'The invoice that is taken back from' }),
        net: MoneySchema,
        vat: MoneySchema,
        gross: MoneySchema,
        stays: MoneySchema.meta({ description: 'What then is left of that invoice' }),
        lines: z.array(z.object({ title: z.string(), quantity: z.int(), net: MoneySchema })),
      }),
    ),
    dropped: MoneySchema.nullable().meta({ description: 'Was to be invoiced later and never will be' }),
    isDrawn: z.boolean().meta({ description: 'It was drawn on a prepaid: `dropped` goes onto that again' }),
    refund: MoneySchema.nullable().meta({ description: 'Goes back to the card' }),
    lowered: MoneySchema.nullable().meta({ description: 'Is taken off what is owed' }),
    whole: z.boolean(),
    seats: z.int(),
    extras: z
      .array(
        z.object({
          lineId: z.uuid(),
          title: z.string(),
          delivered: z.boolean(),
          returned: z.int().meta({ description: 'How many go back' }),
          of: z.int().meta({ description: 'How many there were to go back' }),
        }),
      )
      .meta({ description: 'What was bought beside the seats that go' }),
    people: z.array(z.object({ name: z.string(), title: z.string() })),
    hindrance: z.enum(['not-confirmed', 'cancelled', 'invoice-not-issued', 'completed']).nullable(),
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
    summary:
      'What does not sort itself out, the oldest first, at most a hundred at once; and how many there are of each kind',
    query: z.strictObject({ kind: z.enum(ATTENTION_KINDS).optional() }),
    replies: {
      200: z.object({
        attention: z.array(Attention),
        counts: z.array(z.object({ kind: z.enum(ATTENTION_KINDS), count: z.int() })),
      }),
    },
    answer: async ({ till, query: { kind } }) => {
      const on = { client: till.connection.pool }
      const [attention, counts] = await Promise.all([needsAttention(on, kind), attentionCounts(on)])
      return { status: 200, body: { attention, counts } }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/credit-preview',
    id: 'previewCredit',
    room,
    who,
    summary: 'What crediting all that is left of an order would do at this moment',
    params,
    replies: { 200: CreditPreview },
    refusals: ['order/unknown'],
    answer: (call) => previewed(call.till, call.params.orderId, {}),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/credit-preview',
    id: 'previewPartialCredit',
    room,
    who,
    summary: 'What crediting seats, lines or an amount of an order would do at this moment; does nothing',
    params,
    body: CreditParts,
    replies: { 200: CreditPreview },
    refusals: ['order/unknown', 'credit/more-than-left', 'credit/amount-not-representable'],
    answer: (call) => previewed(call.till, call.params.orderId, call.body),
  }),
]

async function previewed(till: Till, orderId: string, parts: CreditParts) {
  const preview = await readTogether(till.connection.pool, (on) => creditPreview(on, orderId, parts))
  if (!preview) throw unknown('order')
  return { status: 200 as const, body: preview }
}
