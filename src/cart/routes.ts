import { z } from 'zod'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { vatByRate } from '../pricing/quote.ts'
import { VAT_CATEGORIES } from '../pricing/vat.ts'
import type { Agreed } from '../storefront/offer.ts'
import { mostOf } from '../storefront/with-extras.ts'
import { PATH_UNFIT } from '../storefront/with-path.ts'
import { UNFIT } from '../vouchers/problems.ts'
import { type CartView, cartView } from './cart-view.ts'
import type { CartKey } from './find-cart.ts'
import { OpenCart, openCart } from './open-cart.ts'
import { AddLine, addLine, ChangeLine, changeLine, dropLine, NamedPerson } from './put-line.ts'
import { setCartCompany } from './set-company.ts'
import { theCart } from './the-cart.ts'

export const CartReply = z
  .object({
    id: z.uuid(),
    orderId: z.uuid().nullable(),
    companyId: z.uuid().nullable().meta({ description: 'The company for which its person buys, as they have said' }),
    currency: CurrencyCode,
    lines: z.array(
      z.object({
        offeringId: z.uuid(),
        title: z.string(),
        quantity: z.int(),
        people: z.array(NamedPerson),
        extras: z
          .array(
            z.object({
              extraId: z.uuid(),
              name: z.string(),
              quantity: z.int(),
              most: z.int(),
              required: z.boolean(),
              net: MoneySchema,
              gross: MoneySchema,
            }),
          )
          .meta({ description: 'All that is offered beside these seats, with how many are chosen' }),
        net: MoneySchema,
        gross: MoneySchema.meta({ description: 'Of the seats' }),
        unitNet: MoneySchema.meta({ description: 'Of one seat; less than listed where so many seats reach a tier' }),
        listedNet: MoneySchema,
        agreement: z
          .object({ agreementId: z.uuid(), number: z.string(), discountBasisPoints: z.int(), company: z.string() })
          .nullable()
          .meta({ description: 'The agreement that makes it less than listed; null where none does' }),
        voucher: z
          .object({ voucherId: z.uuid(), code: z.string() })
          .nullable()
          .meta({ description: 'The code that makes it less than listed; null where none does' }),
        path: z
          .object({ pathId: z.uuid(), title: z.string() })
          .nullable()
          .meta({ description: 'The learning path that it is bought as part of; null where it is part of none' }),
        discount: MoneySchema.nullable().meta({ description: 'Off the listed price of all the seats, without VAT' }),
        was: MoneySchema.nullable().meta({ description: 'The price when it was added, where it has changed since' }),
        seatsLeft: z.int(),
        hindrance: z
          .enum(['sold-out', 'list-first', 'too-few-left', 'closed', 'extra-gone', 'other-currency'])
          .nullable(),
      }),
    ),
    voucher: z
      .object({ code: z.string(), why: z.enum(UNFIT).nullable() })
      .nullable()
      .meta({ description: 'The code of the cart, and why it lowers nothing; null where it does' }),
    paths: z
      .array(
        z.object({
          ...{ pathId: z.uuid(), slug: z.string(), title: z.string() },
          why: z.enum(PATH_UNFIT).nullable(),
          saved: MoneySchema.nullable(),
        }),
      )
      .meta({
        description:
          'Learning paths that something of which lies here: why one does not count, or what it saves with VAT',
      }),
    net: MoneySchema,
    vat: MoneySchema,
    vatOf: z
      .array(
        z.object({ category: z.enum(VAT_CATEGORIES), rateBasisPoints: z.int(), net: MoneySchema, vat: MoneySchema }),
      )
      .meta({ description: 'By category and rate' }),
    total: MoneySchema.meta({ description: 'What the order and the invoice will say' }),
  })
  .meta({ id: 'Cart' })

const CartId = z.object({ cartId: z.uuid() })
const LineId = z.object({ cartId: z.uuid(), offeringId: z.uuid() })
const room = 'cart'
export const keyOf = (cartId: string, { cartToken, actor }: Caller): CartKey => ({ cartId, token: cartToken, actor })

export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/carts',
    id: 'openCart',
    room,
    who: 'anyone',
    summary:
      'A new cart. Its token is told only here; send it as Cart-Token. A person gets their one open cart, which has no token.',
    body: OpenCart,
    replies: { 201: z.object({ id: z.uuid(), token: z.string().nullable() }) },
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => openCart(tx, body)),
    }),
  }),
  route({
    method: 'get',
    path: '/carts/{cartId}',
    id: 'readCart',
    room,
    who: theCart.to('cart-token', 'filler'),
    summary: 'The quoted cart',
    params: CartId,
    replies: { 200: CartReply },
    refusals: ['cart/unknown'],
    answer: async (call) => ({
      status: 200,
      body: bodyOf(await cartView({ client: call.till.connection.pool }, keyOf(call.params.cartId, call))),
    }),
  }),
  route({
    method: 'post',
    path: '/carts/{cartId}/lines',
    id: 'addLine',
    room,
    who: theCart.to('cart-token', 'filler'),
    summary: 'Puts seats of an offering into the cart and returns the whole quoted cart. No seat is taken yet.',
    params: CartId,
    body: AddLine,
    replies: { 200: CartReply },
    refusals: [
      'cart/unknown',
      'cart/already-ordered',
      'cart/mixed-currency',
      'cart/too-many',
      'offering/unknown',
      'offering/not-on-sale',
      'extra/not-offered',
      'extra/too-many',
    ],
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      return {
        status: 200,
        body: bodyOf(await act(call.till, call.actor, (tx) => addLine(tx, key, call.body))),
      }
    },
  }),
  route({
    method: 'put',
    path: '/carts/{cartId}/lines/{offeringId}',
    id: 'changeLine',
    room,
    who: theCart.to('cart-token', 'filler'),
    summary: 'Sets quantity, people and extras of a line; extras stay as they are where none are given',
    params: LineId,
    body: ChangeLine,
    replies: { 200: CartReply },
    refusals: ['extra/not-offered', 'extra/too-many'],
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      const line = { ...call.body, offeringId: call.params.offeringId }
      return {
        status: 200,
        body: bodyOf(await act(call.till, call.actor, (tx) => changeLine(tx, key, line))),
      }
    },
  }),
  route({
    method: 'delete',
    path: '/carts/{cartId}/lines/{offeringId}',
    id: 'dropLine',
    room,
    who: theCart.to('cart-token', 'filler'),
    summary: 'Takes a line out of the cart',
    params: LineId,
    replies: { 200: CartReply },
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      return {
        status: 200,
        body: await act(call.till, call.actor, async (tx) => {
          await dropLine(tx, key, call.params.offeringId)
          return bodyOf(await cartView(tx, key))
        }),
      }
    },
  }),
  route({
    method: 'put',
    path: '/carts/{cartId}/company',
    id: 'setCartCompany',
    room,
    who: theCart.to('filler'),
    summary:
      'For which company you buy: the cart and all offers are then shown at the prices agreed with it; null is for yourself',
    params: CartId,
    body: z.strictObject({ companyId: z.uuid().nullable() }).meta({ id: 'CartCompany' }),
    replies: { 200: CartReply },
    refusals: ['cart/unknown', 'cart/already-ordered', 'company/unknown'],
    answer: async (call) => {
      const key = keyOf(call.params.cartId, call)
      return {
        status: 200,
        body: bodyOf(await act(call.till, call.actor, (tx) => setCartCompany(tx, key, call.body.companyId))),
      }
    },
  }),
]

export const bodyOf = ({ quote, lines, voucher, paths, ...cart }: CartView) => ({
  ...cart,
  voucher: voucher && { code: voucher.code.code, why: voucher.why },
  paths: paths.map(({ path: { pathId, slug, title }, why, saved }) => ({ pathId, slug, title, why, saved })),
  lines: lines.map(({ offer, extras, unit, agreed, vouched, pathed, unfit: _, ...line }) => ({
    ...line,
    unitNet: unit.net,
    listedNet: offer.price.net,
    agreement: agreed && agreementOut(agreed),
    path: pathed && { pathId: pathed.pathId, title: pathed.title },
    voucher: vouched && { voucherId: vouched.voucherId, code: vouched.code },
    extras: extras.map(({ extra, ...each }) => ({
      ...{ extraId: extra.extraId, name: extra.name, required: extra.required, ...each },
      most: mostOf(extra, line.quantity),
    })),
    offeringId: offer.offeringId,
    title: offer.title,
    seatsLeft: offer.seats.left,
  })),
  net: quote.net,
  vat: quote.vat,
  vatOf: vatByRate(quote),
  total: quote.total,
})

const agreementOut = ({ agreementId, number, discountBasisPoints, company }: Agreed) => ({
  ...{ agreementId, number, discountBasisPoints, company },
})
