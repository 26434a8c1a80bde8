import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { MoneySchema } from '../platform/money.ts'
import { TIER_RULES } from '../pricing/tier.ts'
import { VAT_CATEGORIES } from '../pricing/vat.ts'
import { FeeStep } from '../terms/rules.ts'

/** Why something is kept under the terms. */
export const Rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: FeeStep }),
  z
    .object({ kind: z.literal('changed') })
    .meta({ description: 'Free, because the course was changed after the seat was bought' }),
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('pro-rata'), left: z.int(), of: z.int() }),
])
export const PlannedDocument = z.object({
  number: z.string().meta({ description: 'Of the invoice that is credited' }),
  ...{ net: MoneySchema, vat: MoneySchema, gross: MoneySchema },
  stays: MoneySchema.meta({ description: 'What then is left of the invoice, with VAT' }),
  lines: z.array(z.object({ title: z.string(), quantity: z.int(), net: MoneySchema })),
})
const SignedMoney = z.object({ minor: z.int(), currency: MoneySchema.shape.currency })

const OrderGiveBack = z
  .object({
    orderId: z.uuid(),
    orderNumber: z.int(),
    seats: z.int(),
    price: MoneySchema.meta({ description: 'What the seats were bought for, without VAT' }),
    fee: MoneySchema.meta({ description: 'What is kept of that under the terms, without VAT' }),
    rule: Rule.meta({ description: 'Why: a step of the terms, too late, or the share of sessions that are left' }),
    tier: z
      .object({
        rule: z.enum(TIER_RULES),
        unitBefore: MoneySchema,
        unitAfter: MoneySchema.meta({ description: 'Of the seats that stay' }),
        kept: SignedMoney.nullable().meta({ description: 'Pays for what the seats that stay cost more' }),
      })
      .nullable(),
    documents: z.array(PlannedDocument).meta({ description: 'A credit note each' }),
    vatOf: z.array(
      z.object({ category: z.enum(VAT_CATEGORIES), rateBasisPoints: z.int(), net: MoneySchema, vat: MoneySchema }),
    ),
    neverInvoiced: MoneySchema.nullable().meta({ description: 'With VAT: was to be invoiced later' }),
    putBack: MoneySchema.nullable().meta({ description: 'Goes onto the prepaid again that the seats were drawn on' }),
    refund: MoneySchema.nullable().meta({ description: 'With VAT: goes back to the card' }),
    lowered: MoneySchema.nullable().meta({
      description: 'With VAT: what is owed becomes so much less, or is owed to you',
    }),
    balance: MoneySchema.nullable().meta({ description: 'Of that: what was paid by bank, and is owed to you' }),
    extras: z.array(z.object({ title: z.string(), delivered: z.boolean(), returned: z.int(), of: z.int() })),
  })
  .meta({ id: 'OrderGiveBack' })

export const GiveBackPreviewReply = z
  .object({
    previewId: z.string(),
    offeringId: z.uuid(),
    title: z.string(),
    seats: z.array(
      z.object({
        seatId: z.uuid(),
        orderNumber: z.int(),
        name: z.string().nullable(),
        kind: z.enum(['unnamed', 'invited', 'named']),
      }),
    ),
    losesAccess: z.array(z.string()).meta({ description: 'Whose place or invitation ends' }),
    orders: z.array(OrderGiveBack),
    places: z.object({ free: z.int() }).meta({ description: 'Where the places go' }),
    until: InstantOut.nullable().meta({ description: 'Until when this holds if nobody changes anything' }),
  })
  .meta({ id: 'GiveBackPreview' })

export const GivenBackReply = z
  .object({
    givingBackId: z.uuid(),
    seats: z.int(),
    orders: z.array(
      z.object({ orderId: z.uuid(), seats: z.int(), fee: MoneySchema.meta({ description: 'Kept, without VAT' }) }),
    ),
  })
  .meta({ id: 'GivenBack', description: 'The credit notes stand on the orders as soon as they are numbered' })
