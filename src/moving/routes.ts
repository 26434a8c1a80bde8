import { z } from 'zod'
import { CANCELLERS } from '../cancelling/routes.ts'
import { ORDER_READERS, theOrder } from '../checkout/the-order.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { Till } from '../platform/till.ts'
import { choicesOf } from './choices.ts'
import { moveOnce } from './move-seat.ts'
import { ChoiceQuery, MoveQuery, MoveSeat } from './move-wish.ts'
import { type Moved, movesOf } from './moved.ts'
import { giveUpMove, moveOf, pageOfMove } from './page-of-move.ts'
import { previewMove } from './preview.ts'
import { ChoicesReply, MovePreviewReply, MoveReply, MovesReply } from './replies.ts'

const room = 'moving'
const OrderId = z.object({ orderId: z.uuid() })
/** Who moves a seat: whoever ordered. */
export const MOVERS = CANCELLERS
/** Whose move awaits its payment: whoever may pay it or give it up, of a company those who steer its seats. */
export const MOVE_PAYERS = [...MOVERS, ...SEAT_STEERERS] as const
/** Who here moves somebody in the buyer's place, with a reason. */
export const MOVING_STAFF = ['support', 'course-administrator'] as const

const unmoved = [
  ...[
    'order/unknown',
    'seat/unknown',
    'cancelling/company-pays',
    'cancelling/not-paid',
    'cancelling/late-money',
    'cancelling/nothing-left',
  ],
  ...['moving/attended', 'moving/under-way', 'moving/drawn'],
]
/** Why seats cannot go to an offering, whosesoever they are. */
export const COMMON_REFUSALS = [
  ...['offering/unknown', 'moving/other-course', 'moving/full', 'moving/closed', 'moving/not-yet', 'moving/over'],
  ...[
    'moving/extras',
    'moving/currency',
    'moving/taxed',
    'moving/admission',
    'moving/too-late',
    'moving/needs-finance',
  ],
  ...['order/invoice-not-issued', 'order/disputed', 'refund/more-than-paid', 'checkout/amount-not-payable-by-card'],
]
const refusals = [...unmoved, ...COMMON_REFUSALS, 'moving/enrolled', 'moving/clash']
/** Why it is not done, besides. */
export const DONE_REFUSALS = [
  ...['moving/changed', 'enrolment/already', 'checkout/awaiting-payment'],
  ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
]
const done = [...refusals, ...DONE_REFUSALS]

/** What is asked about other orders and offerings is asked by the house; what is answered is about this order. */
export const read = <T>(till: Till, work: Parameters<typeof readTogether<T>>[1]): Promise<T> =>
  seeAs(HOUSE, () => readTogether(till.connection.pool, work))

/** A move with the page where its difference is paid, if it is. */
export const shown = async (till: Till, { paymentId: _paymentId, ...move }: Moved) => ({
  ...move,
  paymentPage: await pageOfMove(till, { paymentId: _paymentId, ...move }),
})

/** A person who paid moves a seat of their order to another offering; staff do it for them. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/orders/{orderId}/move-choices',
    id: 'listMoveChoices',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary:
      'Where a seat of a person’s order can be moved: later offerings of the course, with price and difference, or why not',
    params: OrderId,
    query: ChoiceQuery,
    replies: { 200: ChoicesReply },
    refusals: unmoved,
    answer: async ({ till, params, query }) => ({
      status: 200,
      body: await read(till, (on) => choicesOf(on, params.orderId, query.seat)),
    }),
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/move',
    id: 'previewMove',
    room,
    who: theOrder.to(...ORDER_READERS, 'course-administrator'),
    reads: 'order',
    summary: 'What moving a seat to an offering does: fee and rule, price, difference, documents',
    params: OrderId,
    query: MoveQuery,
    replies: { 200: MovePreviewReply },
    refusals,
    answer: async ({ till, params, query, ties }) => {
      const anyCourse = !ties.some((tie) => MOVERS.some((each) => each === tie))
      return { status: 200, body: await read(till, (on) => previewMove(on, params.orderId, { ...query, anyCourse })) }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/moves',
    id: 'moveSeat',
    room,
    who: theOrder.to(...MOVERS),
    idempotent: true,
    summary:
      'Moves a seat exactly as the preview with this id said, at once or when the difference is paid; 409 and what differs where it would be something else by now',
    params: OrderId,
    body: MoveSeat.omit({ reason: true }),
    replies: { 201: MoveReply },
    refusals: [...done, 'payment/unavailable'],
    answer: async ({ till, actor, params, body, idempotencyKey }) => {
      const { orderId } = params
      const moveId = await moveOnce(till, actor, { orderId, command: body, byStaff: false, key: idempotencyKey! })
      return { status: 201, body: await shown(till, await moveOf(till, orderId, moveId)) }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/moves-by-staff',
    id: 'moveSeatForBuyer',
    room,
    who: [...MOVING_STAFF],
    idempotent: true,
    summary:
      'Staff move a seat in the buyer’s place, to any course, with a reason; what costs more only the buyer moves',
    params: OrderId,
    body: MoveSeat.required({ reason: true }).meta({ id: 'MoveSeatForBuyer' }),
    replies: { 201: MoveReply },
    refusals: [...done, 'moving/buyer-pays'],
    answer: async ({ till, actor, params, body, idempotencyKey }) => {
      const { orderId } = params
      const moveId = await moveOnce(till, actor, { orderId, command: body, byStaff: true, key: idempotencyKey! })
      return { status: 201, body: await shown(till, await moveOf(till, orderId, moveId)) }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/moves',
    id: 'listMoves',
    room,
    who: theOrder.to(...ORDER_READERS),
    reads: 'order',
    summary: 'The moves of an order, the latest first: how each stands, and where its difference is paid',
    params: OrderId,
    replies: { 200: MovesReply },
    refusals: ['order/unknown', 'payment/unavailable'],
    answer: async ({ till, params: { orderId } }) => {
      const moves = await movesOf({ client: till.connection.pool }, orderId)
      return { status: 200, body: { moves: await Promise.all(moves.map((each) => shown(till, each))) } }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/abandon-move',
    id: 'abandonMove',
    room,
    who: theOrder.to(...MOVE_PAYERS),
    summary: 'Gives up the move whose difference is not paid: the seats are as before',
    params: OrderId,
    replies: { 200: MoveReply },
    refusals: ['order/unknown', 'moving/not-under-way', 'payment/unavailable'],
    answer: async ({ till, actor, params: { orderId } }) => ({
      status: 200,
      body: await shown(till, await giveUpMove(till, actor, orderId)),
    }),
  }),
]
