import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { orderTokenOf } from '../checkout/order-token.ts'
import { ORDER_BUYERS, ORDER_READERS, theOrder } from '../checkout/the-order.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { type Choice, readChoice } from './choice.ts'
import { Choose } from './choose.ts'
import { chooseOnce } from './choose-once.ts'
import { IN_THE_WAY, type Other, readOthers } from './others.ts'
import { nothingToChoose } from './problems.ts'
import { TakeOther, takeOtherOnce } from './take-other.ts'

const room = 'choosing'
const OrderId = z.object({ orderId: z.uuid() })

const ChoiceReply = z
  .object({
    orderId: z.uuid(),
    until: InstantOut.meta({ description: 'When the money goes back by itself' }),
    back: MoneySchema.meta({ description: 'With VAT: all that is here' }),
    waiting: z.discriminatedUnion('state', [
      z.object({ state: z.literal('possible'), until: InstantOut.meta({ description: 'Booking closes' }) }),
      z.object({ state: z.literal('waits'), rank: z.int(), until: InstantOut }),
      z.object({ state: z.enum(['several-courses', 'booking-closed']) }),
    ]),
  })
  .meta({ id: 'ChoiceForOrder', description: 'An order that was paid when no seat was left' })

const OthersReply = z
  .object({
    quantity: z.int().meta({ description: 'Seats that the order was for, and that are taken elsewhere' }),
    here: MoneySchema.meta({ description: 'The money that is here, with VAT' }),
    others: z.array(
      z.object({
        ...{ offeringId: z.uuid(), code: z.string(), slug: z.string(), title: z.string() },
        startsAt: InstantOut,
        left: z.int(),
        total: MoneySchema.meta({ description: 'Of all the seats with what must be bought along, with VAT' }),
        back: MoneySchema.nullable().meta({ description: 'What of the money goes back to the card' }),
        hindrance: z.enum(IN_THE_WAY).nullable().meta({ description: 'Why the money cannot pay for it' }),
      }),
    ),
  })
  .meta({ id: 'OtherOfferings' })

const otherShown = ({ offer: { offeringId, code, slug, title, startsAt, seats }, ...sums }: Other) => ({
  ...{ offeringId, code, slug, title, startsAt, left: seats.left, ...sums },
})

/** Why other seats cannot be had for the money: the choice itself, and whatever stands against any order. */
const TAKING = [
  'order/unknown',
  'choice/nothing-to-choose',
  'choice/several-courses',
  'choice/costs-more',
  'choice/money-moved',
  'seats/sold-out',
  'seats/list-first',
  'checkout/price-changed',
  'checkout/terms-changed',
  'offering/not-on-sale',
  'enrolment/already',
  'checkout/awaiting-payment',
  'admission/needed',
  'checkout/other-company',
  'companies/approval-needed',
  'companies/budget-exceeded',
  'pricing/agreement-used-up',
  'checkout/taxed-elsewhere',
  'checkout/amount-not-payable-by-card',
  'idempotency/key-missing',
  'idempotency/key-reused',
  'idempotency/in-progress',
]

const TakenReply = z
  .object({
    orderId: z.uuid(),
    orderToken: z.string().meta({ description: 'Opens the new order to its guest; send it as Order-Token' }),
  })
  .meta({ id: 'TakenInstead' })

const shown = ({ courseTitle: _title, slug: _slug, ...choice }: Choice) => choice

/** Whoever paid when no seat was left chooses what is to become of the money. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/orders/{orderId}/choice',
    id: 'readChoice',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary: 'What may be chosen for an order that was paid when no seat was left, and until when',
    params: OrderId,
    replies: { 200: ChoiceReply },
    refusals: ['order/unknown', 'choice/nothing-to-choose'],
    answer: async ({ till, params: { orderId } }) => {
      const choice = await readChoice(till, orderId)
      if (!choice) throw nothingToChoose()
      return { status: 200, body: shown(choice) }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/choice',
    id: 'chooseForOrder',
    room,
    who: theOrder.to(...ORDER_BUYERS),
    idempotent: true,
    summary: 'All of the money back at once, or first on the waiting list with the money kept',
    params: OrderId,
    body: Choose,
    replies: { 204: null },
    refusals: [
      ...['order/unknown', 'choice/nothing-to-choose', 'choice/several-courses', 'choice/booking-closed'],
      ...['choice/offer-to-answer', 'idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params: { orderId }, body, idempotencyKey }) => {
      await chooseOnce(till, actor, { orderId, command: body, key: idempotencyKey! })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/choice/offerings',
    id: 'listOtherOfferings',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary:
      'What the money of an order that was paid when no seat was left could pay for: other starts of the course and what is like it, or what a search finds',
    params: OrderId,
    query: z.object({ search: Line.optional() }),
    replies: { 200: OthersReply },
    refusals: ['order/unknown', 'choice/nothing-to-choose', 'choice/several-courses'],
    answer: async ({ till, actor, params: { orderId }, query: { search } }) => {
      const { others, ...known } = await readOthers(till, { orderId, actor, search })
      return { status: 200, body: { ...known, others: others.map(otherShown) } }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/choice/offering',
    id: 'takeOtherOffering',
    room,
    who: theOrder.to(...ORDER_BUYERS),
    idempotent: true,
    summary:
      'Seats elsewhere for the money that is here: a new order at today’s price and terms, paid already. What is over goes back to the card.',
    params: OrderId,
    body: TakeOther,
    replies: { 201: TakenReply },
    refusals: TAKING,
    answer: async ({ till, actor, params: { orderId }, body, idempotencyKey }) => {
      const taken = await takeOtherOnce(till, actor, { orderId, command: body, key: idempotencyKey! })
      return { status: 201, body: { orderId: taken, orderToken: orderTokenOf(till.config.sessionSecret, taken) } }
    },
  }),
]
