import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { SaidLine } from '../platform/words.ts'
import { DELIVERED } from './extra.ts'
import { ExtraBody } from './extra-body.ts'
import { extrasOf } from './extras-of.ts'
import { addExtra, changeExtra, type PutExtra, withdrawExtra } from './put-extra.ts'

const room = 'pricing'
const who = theOffering.to('course-administrator', 'its-faculty')
const OfOffering = z.strictObject({ id: z.uuid() })
const OneExtra = z.strictObject({ id: z.uuid(), extraId: z.uuid() })

const price = { net: MoneySchema, vat: MoneySchema, gross: MoneySchema }
const PricedExtra = z
  .object({
    extraId: z.uuid(),
    ...price,
    warnings: z
      .array(z.object({ name: z.literal('extra/invoiced-early'), sentence: z.string() }))
      .meta({ description: 'What the law will not like about it, though it was saved' }),
  })
  .meta({ id: 'PricedExtra' })
const ListedExtra = z
  .object({
    extraId: z.uuid(),
    name: SaidLine,
    ...price,
    taxClass: z.string(),
    taxDecision: z.string(),
    rateBasisPoints: z.int(),
    mostPerSeat: z.int(),
    required: z.boolean(),
    delivered: z.enum(DELIVERED),
    invoicedEarly: z.boolean().meta({ description: 'It is taxable and would be invoiced before it is delivered' }),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ListedExtra' })

const refusals = [
  'offering/unknown',
  'pricing/offering-unpriced',
  'pricing/gross-not-representable',
  'pricing/outside-mixed',
]
const INVOICED_EARLY =
  'This is taxable and is invoiced with the seat, before it is delivered at the first session. Only what bokføringsforskriften § 5-2-6 names may be invoiced in advance (merverdiavgiftsloven § 15-10).'

export const extraRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/extras',
    id: 'listExtras',
    room,
    summary: 'What is sold beside the seats of an offering, those withdrawn too',
    who,
    params: OfOffering,
    replies: { 200: z.object({ extras: z.array(ListedExtra) }) },
    answer: async ({ till, params }) => {
      const extras = await extrasOf({ client: till.connection.pool }, params.id)
      const body = extras.map((each) => ({ ...each, withdrawnAt: each.withdrawnAt?.toISOString() ?? null }))
      return { status: 200, body: { extras: body } }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/extras',
    id: 'addExtra',
    room,
    summary: 'Sell something more beside the seats: a book, a lunch, an examination',
    who,
    params: OfOffering,
    body: ExtraBody,
    replies: { 201: PricedExtra },
    refusals: [...refusals, 'pricing/too-many-extras'],
    answer: async ({ till, actor, params, body }) => {
      const put = await act(till, actor, (tx) => addExtra(tx, { ...body, offeringId: params.id }))
      return { status: 201, body: bodyOf(put) }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/extras/{extraId}',
    id: 'changeExtra',
    room,
    summary: 'What the next buyers are offered; what has been ordered stays as it was',
    who,
    params: OneExtra,
    body: ExtraBody,
    replies: { 200: PricedExtra },
    refusals: [...refusals, 'extra/unknown'],
    answer: async ({ till, actor, params, body }) => {
      const { id: offeringId, extraId } = params
      const put = await act(till, actor, (tx) => changeExtra(tx, { ...body, offeringId, extraId }))
      return { status: 200, body: bodyOf(put) }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/extras/{extraId}',
    id: 'withdrawExtra',
    room,
    summary: 'Offer it to nobody from now on; what has been ordered stays',
    who,
    params: OneExtra,
    replies: { 204: null },
    refusals: ['extra/unknown'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => withdrawExtra(tx, params.id, params.extraId))
      return { status: 204, body: null }
    },
  }),
]

const bodyOf = ({ extraId, net, vat, gross, invoicedEarly }: PutExtra): z.input<typeof PricedExtra> => ({
  ...{ extraId, net, vat, gross },
  warnings: invoicedEarly ? [{ name: 'extra/invoiced-early', sentence: INVOICED_EARLY }] : [],
})
