import { z } from 'zod'
import { DUE_STATES } from '../invoicing/left-to-pay.ts'
import { ORDER_STATES } from '../orders/state.ts'
import { CurrencyCode } from '../platform/money.ts'
import { Instant } from '../platform/personal.ts'

const sums = { netMinor: z.int(), vatMinor: z.int() }

/** An order in a company's list. */
export const OrderReply = z
  .object({
    ...{ id: z.uuid(), number: z.int(), placedAt: Instant, state: z.enum(ORDER_STATES) },
    ...{
      orderedBy: z.string().nullable(),
      approvedBy: z.string().nullable(),
      unit: z.string().nullable(),
      titles: z.array(z.string()),
      quantity: z.int(),
    },
    ...{ purchaseOrderNumber: z.string().nullable(), buyerReference: z.string().nullable() },
    ...{ currency: CurrencyCode, ...sums, totalMinor: z.int() },
    creditedMinor: z.int().meta({ description: 'Taken back of it, or never to be invoiced' }),
  })
  .meta({ id: 'CompanyOrder' })
export const OrderTotals = z
  .array(z.object({ currency: CurrencyCode, count: z.int(), ...sums, totalMinor: z.int(), creditedMinor: z.int() }))
  .meta({ description: 'Of the orders that became sales; one per currency, kroner first' })

/** A document in a company's list. */
export const DocumentReply = z
  .object({
    ...{ id: z.uuid(), kind: z.enum(['invoice', 'credit-note']), number: z.string() },
    ...{ documentDate: z.string(), dueDate: z.string().nullable(), state: z.enum(DUE_STATES).nullable() },
    ...{ kid: z.string().nullable(), orderId: z.uuid(), orderNumber: z.int() },
    ...{ purchaseOrderNumber: z.string().nullable(), creditsNumber: z.string().nullable() },
    ...{ currency: CurrencyCode, ...sums, grossMinor: z.int(), leftMinor: z.int() },
    ...{ pdf: z.string().nullable(), xml: z.string().nullable() },
  })
  .meta({ id: 'CompanyDocument' })
export const DocumentTotals = z
  .array(z.object({ currency: CurrencyCode, count: z.int(), ...sums, grossMinor: z.int(), leftMinor: z.int() }))
  .meta({ description: 'One per currency, kroner first; credit notes count negative' })

const spent = {
  currency: CurrencyCode,
  ...sums,
  grossMinor: z.int().meta({ description: 'Invoiced, with VAT' }),
  creditedMinor: z.int().meta({ description: 'Taken back by credit notes, with VAT' }),
}
export const Spent = z.object(spent).meta({ id: 'Spent' })
export const SpentOn = {
  course: z
    .object({ courseId: z.uuid().nullable(), course: z.string().nullable(), ...spent })
    .meta({ id: 'SpentOnCourse', description: 'null: what was paid before anybody chose a course (prepaid)' }),
  unit: z
    .object({ unitId: z.uuid().nullable(), unit: z.string().nullable(), ...spent })
    .meta({ id: 'SpentOnUnit', description: 'null: what was ordered for no unit' }),
  month: z
    .object({ month: z.string().meta({ description: '2026-11, of the document' }), ...spent })
    .meta({ id: 'SpentInMonth' }),
}
