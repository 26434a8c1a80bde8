import { z } from 'zod'
import { QUANTITY_MAX } from '../cart/problems.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { walletOf } from '../giving-back/routes.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { moveSeatsOnce } from './move-seats.ts'
import { moveOfCompany } from './page-of-move.ts'
import { previewSeats } from './preview-seats.ts'
import { MoveReply } from './replies.ts'
import { COMMON_REFUSALS, DONE_REFUSALS, MOVING_STAFF, read, shown } from './routes.ts'
import { seatsChoices } from './seats-choices.ts'
import { SeatsChoicesReply, SeatsPreviewReply } from './seats-replies.ts'
import { MoveSeats, MoveSeatsWish } from './seats-wish.ts'

const room = 'moving'
const Seats = z.object({ companyId: z.uuid(), offeringId: z.uuid() })
const Query = z.strictObject({
  lineId: z.uuid().meta({ description: 'The order line that the seats were bought with' }),
  seats: z.coerce.number().int().min(1).max(QUANTITY_MAX).meta({ description: 'How many' }),
})
/** Who moves a company's seats: whoever may give them back, and who here does it in their place. */
const who = theCompany.to(...MOVING_STAFF, ...SEAT_STEERERS)
const unmoved = [
  ...['company/unknown', 'giving-back/no-seats', 'line/unknown', 'moving/drawn', 'moving/too-few', 'moving/under-way'],
]
const refusals = [...unmoved, ...COMMON_REFUSALS]
const done = [
  ...refusals,
  ...DONE_REFUSALS.filter((each) => each !== 'enrolment/already'),
  ...['companies/budget-exceeded', 'pricing/agreement-used-up'],
]

/** A company moves seats that nobody sits in to another offering; staff do it for them. */
export const seatsRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{companyId}/seats/{offeringId}/move-choices',
    id: 'listSeatsMoveChoices',
    room,
    who,
    reads: 'company-seats',
    summary:
      'Where so many unnamed seats of a line can be moved: later offerings of the course that the company could have, with price and difference, or why not',
    params: Seats,
    query: Query,
    replies: { 200: SeatsChoicesReply },
    refusals: unmoved,
    answer: async (call) => ({
      status: 200,
      body: await read(call.till, (on) => seatsChoices(on, walletOf(call), call.query)),
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{offeringId}/move/preview',
    id: 'previewSeatsMove',
    room,
    who,
    reads: 'company-seats',
    summary:
      'What moving so many unnamed seats does: which invitations are withdrawn, fee and rule, price, difference, documents. Nothing is done',
    params: Seats,
    body: MoveSeatsWish,
    replies: { 200: SeatsPreviewReply },
    refusals,
    answer: async (call) => {
      const wallet = walletOf(call)
      const reach = { anyCourse: wallet.personId === null }
      return { status: 200, body: await read(call.till, (on) => previewSeats(on, wallet, { ...call.body, ...reach })) }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{offeringId}/moves',
    id: 'moveCompanySeats',
    room,
    who: theCompany.to(...SEAT_STEERERS),
    idempotent: true,
    summary:
      'Moves unnamed seats exactly as the preview with this id said, all or none, at once or when the difference is paid; 409 and what differs where it would be something else by now',
    params: Seats,
    body: MoveSeats.omit({ reason: true }).meta({ id: 'MoveCompanySeats' }),
    replies: { 201: MoveReply },
    refusals: [...done, 'payment/unavailable'],
    answer: async (call) => {
      const { till, actor, body, idempotencyKey } = call
      const move = { wallet: walletOf(call), command: body, byStaff: false }
      const moveId = await moveSeatsOnce(till, actor, { ...move, key: idempotencyKey! })
      return { status: 201, body: await shown(till, await moveOfCompany(till, move.wallet, moveId)) }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{offeringId}/moves-by-staff',
    id: 'moveSeatsForCompany',
    room,
    who: [...MOVING_STAFF],
    idempotent: true,
    summary:
      'Staff move unnamed seats in the company’s place, to any course, with a reason; what is to be paid by card only the company moves',
    params: Seats,
    body: MoveSeats.required({ reason: true }).meta({ id: 'MoveSeatsForCompany' }),
    replies: { 201: MoveReply },
    refusals: [...done, 'moving/buyer-pays'],
    answer: async ({ till, actor, params, body, idempotencyKey }) => {
      const move = { wallet: { ...params, personId: null }, command: body, byStaff: true }
      const moveId = await moveSeatsOnce(till, actor, { ...move, key: idempotencyKey! })
      return { status: 201, body: await shown(till, await moveOfCompany(till, move.wallet, moveId)) }
    },
  }),
]
