import { z } from 'zod'
import { CompanyPayer, PersonPayer } from '../orders/payer.ts'
import { Line } from '../platform/words.ts'

/** The most characters of a purchase order number or reference: what an e-invoice carries whole everywhere. */
const REFERENCE_MAX = 100
const Reference = Line.max(REFERENCE_MAX)

const Address = { street: Line, postcode: PersonPayer.shape.postcode, city: Line, country: PersonPayer.shape.country }

/** What should be different on an invoice. */
export const Wanted = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('purchase-order'), purchaseOrderNumber: Reference }),
    z.strictObject({ kind: z.literal('reference'), buyerReference: Reference }),
    z.strictObject({ kind: z.literal('address'), name: Line, ...Address }),
    z.strictObject({
      kind: z.literal('employer'),
      payer: CompanyPayer,
      buyerReference: Reference.optional(),
      purchaseOrderNumber: Reference.optional(),
    }),
  ])
  .meta({ id: 'WantedCorrection' })
export type Wanted = z.output<typeof Wanted>
export const WANTED_KINDS = ['purchase-order', 'reference', 'address', 'employer'] as const
