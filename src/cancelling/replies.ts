import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { PlannedDocument, Rule } from '../giving-back/replies.ts'
import { MoneySchema } from '../platform/money.ts'

const Withdrawal = z.object({
  kind: z.literal('withdrawal'),
  held: z
    .int()
    .meta({ description: 'Sessions that are over and are paid for, because the buyer asked to begin early' }),
  of: z.int(),
})
/** Every rule by which something is kept of a consumer's seat. */
export const CONSUMER_RULES = [...Rule.options, Withdrawal] as const
const ConsumerRule = z.discriminatedUnion('kind', [...CONSUMER_RULES]).meta({
  description: 'Why: the right of withdrawal or the terms, whichever keeps less',
})

const Lines = z.array(
  z.object({
    ...{ lineId: z.uuid(), offeringId: z.uuid(), title: z.string(), zone: z.string() },
    seats: z.array(z.object({ position: z.int(), name: z.string().nullable() })),
    price: MoneySchema.meta({ description: 'What these seats were bought for, without VAT' }),
    fee: MoneySchema.meta({ description: 'What is kept of that, without VAT' }),
    rule: ConsumerRule,
  }),
)

const amounts = {
  back: MoneySchema.meta({ description: 'With VAT: all that comes back, whichever way' }),
  refund: MoneySchema.nullable().meta({ description: 'With VAT: goes back to the card' }),
  lowered: MoneySchema.nullable().meta({
    description: 'With VAT: what is owed becomes so much less, or is owed to you',
  }),
  balance: MoneySchema.nullable().meta({ description: 'Of that: what was paid by bank, and is owed to you' }),
  neverInvoiced: MoneySchema.nullable().meta({ description: 'With VAT: was to be invoiced later' }),
}

export const CancelPreviewReply = z
  .object({
    previewId: z.string(),
    ...{ orderId: z.uuid(), orderNumber: z.int(), lines: Lines, ...amounts },
    documents: z.array(PlannedDocument).meta({ description: 'A credit note each' }),
    extras: z.array(z.object({ title: z.string(), returned: z.int(), of: z.int() })),
    until: InstantOut.nullable().meta({ description: 'Until when this holds if nobody changes anything' }),
    withdrawUntil: InstantOut.nullable().meta({ description: 'Until when the right of withdrawal lasts' }),
    asksFirst: z.boolean().meta({ description: 'The terms leave it to staff: ask them, POST …/cancel-requests' }),
    later: z
      .array(z.object({ from: InstantOut, back: MoneySchema, rules: z.array(ConsumerRule) }))
      .meta({ description: 'What it becomes after that, step by step; the rules line by line' }),
  })
  .meta({ id: 'CancelPreview' })

export const CancelledReply = z
  .object({
    cancellationId: z.uuid(),
    at: InstantOut,
    lines: z.array(
      z.object({
        lineId: z.uuid(),
        title: z.string(),
        seats: z.int(),
        price: MoneySchema,
        fee: MoneySchema,
        rule: ConsumerRule,
      }),
    ),
    ...amounts,
  })
  .meta({ id: 'Cancelled', description: 'The credit notes stand on the order as soon as they are numbered' })
