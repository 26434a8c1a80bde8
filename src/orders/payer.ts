import { z } from 'zod'
import { CountryCode, Email, Line, PersonName } from '../platform/words.ts'

const Address = {
  street: Line,
  postcode: z.string().trim().min(2).max(12),
  city: Line,
  country: CountryCode.default('NO'),
}

/** A private buyer. The invoice must name them with an address (bokføringsforskriften § 5-1-2). */
export const PersonPayer = z.strictObject({ kind: z.literal('person'), name: PersonName, email: Email, ...Address })

const NUMBER = /^(?:\d{9}|[A-Z]{2}[A-Z\d+*.]{2,30})$/

/** A company that buys: name, address and organisation number stand on its invoice. */
export const CompanyPayer = z.strictObject({
  kind: z.literal('company'),
  name: Line,
  organisationNumber: z
    .string()
    .overwrite((text) => text.replaceAll(/\s/g, '').toUpperCase())
    .regex(NUMBER, 'nine digits, or outside Norway a VAT number that begins with its country')
    .meta({ description: 'Nine digits; of a company outside Norway its VAT number, such as SE556703748501' }),
  contactName: PersonName,
  email: Email,
  ...Address,
})

export const Payer = z.discriminatedUnion('kind', [PersonPayer, CompanyPayer]).meta({ id: 'Payer' })

/** The unit that a company ordered for, as it was then: its name stands in the address, and where its invoices go if it says so itself. */
const PayerUnit = z.strictObject({
  name: Line,
  email: Email.optional(),
  invoicesBy: z.enum(['auto', 'ehf', 'mail']).optional(),
  receiverNumber: z.string().optional().meta({ description: 'Under which the network knows the unit' }),
})
export type PayerUnit = z.output<typeof PayerUnit>

/** Whoever pays for an order, as it was placed. */
export const OrderPayer = z
  .discriminatedUnion('kind', [PersonPayer, z.strictObject({ ...CompanyPayer.shape, unit: PayerUnit.optional() })])
  .meta({ id: 'OrderPayer' })
export type Payer = z.output<typeof OrderPayer>
export type CompanyPayer = Extract<Payer, { kind: 'company' }>

/** Whom an invoice names, and the buyer's own references on it. */
export type Billing = { payer: Payer; purchaseOrderNumber: string | null; buyerReference: string | null }
