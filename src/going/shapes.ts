import { z } from 'zod'
import { type Currency, type Money, MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'

/** Why an offering is not held, as those who have a place are told: in the languages there are, and at least in one. */
export const Reason = z
  .strictObject({ nb: Line.optional(), en: Line.optional() })
  .refine(({ nb, en }) => nb !== undefined || en !== undefined, { message: 'say it in a language', path: ['nb'] })
  .meta({
    id: 'CancelReason',
    description: 'What those who have a place are told. Where one language is missing, they get the other',
  })
export type Reason = z.output<typeof Reason>

/** What becomes of the money of one order, with VAT, and of how many seats. */
export const Done = z.object({
  seats: z.int(),
  net: MoneySchema.meta({ description: 'Of the credit notes, without VAT' }),
  vat: MoneySchema,
  gross: MoneySchema.meta({ description: 'Of the credit notes, with VAT' }),
  neverInvoiced: MoneySchema.meta({ description: 'With VAT: was to be invoiced later' }),
  refund: MoneySchema.meta({ description: 'With VAT: goes back to the card' }),
  lowered: MoneySchema.meta({ description: 'With VAT: what is owed becomes so much less, or is owed to the buyer' }),
  balance: MoneySchema.meta({ description: 'Of that: was paid by bank, and is owed to the buyer' }),
})
export type Done = z.output<typeof Done>

/** The same over all orders of a currency. */
export type SimulatedSums = Done & { currency: Currency; orders: number }

/** `ended-unpaid`: nobody had paid; `gone-before`: nothing of it was left, because its buyer or finance was first. */
export const OUTCOMES = ['credited', 'returned', 'ended-unpaid', 'gone-before'] as const
export type CancelOutcome = (typeof OUTCOMES)[number]

/** The amounts of an order's part, in the order in which pages and tables show them. */
export const AMOUNTS = ['net', 'vat', 'gross', 'neverInvoiced', 'refund', 'lowered', 'balance'] as const
export type Amounts = Record<(typeof AMOUNTS)[number], Money>
