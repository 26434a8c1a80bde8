import { z } from 'zod'
import { CONSUMER_RULES } from '../cancelling/replies.ts'
import { InstantOut } from '../catalogue/words.ts'
import { PlannedDocument } from '../giving-back/replies.ts'
import { MoneySchema } from '../platform/money.ts'
import { MovingTerms } from '../terms/rules.ts'

const Place = z.object({
  offeringId: z.uuid(),
  ...{ title: z.string(), code: z.string(), zone: z.string(), place: z.string() },
  ...{ startsAt: z.string(), endsAt: z.string() },
})
const Rule = z
  .discriminatedUnion('kind', [...CONSUMER_RULES, z.object({ kind: z.literal('moving'), terms: MovingTerms })])
  .meta({ description: 'Why: the right of withdrawal, the terms, or what they say of moving; whichever keeps less' })

const facts = {
  from: Place,
  to: Place,
  fee: MoneySchema.meta({ description: 'What is kept of the old seat, without VAT' }),
  rule: Rule,
  back: MoneySchema.meta({ description: 'With VAT: what the old seats give' }),
  price: MoneySchema.meta({ description: 'With VAT: what the new seats cost' }),
  toPay: MoneySchema.nullable().meta({ description: 'Is paid by card before the seat is moved' }),
  refund: MoneySchema.nullable().meta({ description: 'Goes back to the card' }),
  owed: MoneySchema.nullable().meta({ description: 'Is invoiced and paid later' }),
}

export const ChoicesReply = z
  .object({
    ...{ lineId: z.uuid(), position: z.int(), name: z.string(), title: z.string() },
    choices: z.array(
      z.object({
        to: Place,
        left: z.int(),
        ...{ price: facts.price, toPay: facts.toPay, owed: facts.owed, refund: facts.refund },
        hindrance: z.string().nullable().meta({ description: 'Why it cannot be had' }),
      }),
    ),
  })
  .meta({ id: 'MoveChoices' })

export const MovePreviewReply = z
  .object({
    previewId: z.string(),
    ...{ orderId: z.uuid(), orderNumber: z.int() },
    seat: z.object({ lineId: z.uuid(), position: z.int(), name: z.string() }),
    ...facts,
    documents: z.array(PlannedDocument).meta({ description: 'A credit note each' }),
    invoices: z.array(
      z.object({
        ...{ net: MoneySchema, vat: MoneySchema, gross: MoneySchema },
        paidBy: z.enum(['old-seat', 'new-payment', 'invoice']),
        from: z.iso.date().meta({ description: 'The earliest day of the invoice' }),
      }),
    ),
    lowered: MoneySchema.nullable().meta({
      description: 'With VAT: what is owed for the old seat becomes so much less',
    }),
    neverInvoiced: MoneySchema.nullable(),
    extras: z.array(z.object({ title: z.string(), returned: z.int(), of: z.int() })),
    termsName: z.string().meta({ description: 'The terms of the new seat' }),
    until: InstantOut.nullable().meta({ description: 'Until when a fixed fee holds' }),
  })
  .meta({ id: 'MovePreview' })

const Page = z.object({ url: z.string(), endsAt: InstantOut })
export const MoveReply = z
  .object({
    moveId: z.uuid(),
    orderId: z.uuid(),
    at: InstantOut,
    state: z.enum(['done', 'to-pay', 'lapsed', 'given-up', 'money-back']),
    seats: z
      .int()
      .optional()
      .meta({ description: 'How many seats of a company without a name; not given where somebody’s own seat moves' }),
    ...facts,
    paymentPage: Page.nullable().meta({ description: 'Where the difference is paid; until then both seats are there' }),
  })
  .meta({ id: 'Move' })
export const MovesReply = z.object({ moves: z.array(MoveReply) }).meta({ id: 'Moves' })
