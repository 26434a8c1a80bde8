import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { PriceBody, setPrice } from './set-price.ts'
import { taxClassesOf } from './tax-class.ts'
import { VAT_CATEGORIES } from './vat.ts'

const room = 'pricing'

const Price = z.object({ net: MoneySchema, vat: MoneySchema, gross: MoneySchema }).meta({ id: 'Price' })
const TaxClass = z
  .object({
    code: z.string(),
    category: z.enum(VAT_CATEGORIES),
    invoiced: z.enum(['at-order', 'at-delivery']),
    rateBasisPoints: z.int(),
    reasonNb: z.string().nullable(),
    reasonEn: z.string().nullable(),
    exemptionCode: z.string().nullable(),
  })
  .meta({ id: 'TaxClass' })

export const routes = [
  route({
    method: 'put',
    path: '/offerings/{id}/price',
    id: 'setPrice',
    room,
    summary: 'Set what one seat costs from now on',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params: z.strictObject({ id: z.uuid() }),
    body: PriceBody,
    replies: { 200: Price },
    refusals: [
      'offering/unknown',
      'pricing/gross-not-representable',
      'pricing/outside-mixed',
      'pricing/extras-in-other-currency',
    ],
    answer: async ({ till, actor, params, body }) => {
      const price = await act(till, actor, (tx) => setPrice(tx, { ...body, offeringId: params.id }))
      return { status: 200, body: price }
    },
  }),
  route({
    method: 'get',
    path: '/tax-classes',
    id: 'listTaxClasses',
    room,
    summary: 'The tax classes a price can have',
    who: ['course-administrator', 'faculty-administrator'],
    replies: { 200: z.object({ taxClasses: z.array(TaxClass) }) },
    answer: async ({ till }) => {
      const taxClasses = await taxClassesOf({ client: till.connection.pool })
      return { status: 200, body: { taxClasses } }
    },
  }),
]
