import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { ORDER_BUYERS, ORDER_READERS, theOrder } from '../checkout/the-order.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { type Choice, readChoice } from './choice.ts'
import { Choose } from './choose.ts'
import { chooseOnce } from './choose-once.ts'
import { nothingToChoose } from './problems.ts'

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
]
