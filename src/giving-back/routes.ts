import { z } from 'zod'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, type Call, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act } from '../platform/till.ts'
import { giveBack } from './give-back.ts'
import { GiveBack, GiveBackWish } from './give-back-wish.ts'
import { givenBack } from './given-back.ts'
import type { Wallet } from './plan-give-back.ts'
import { previewGiveBack } from './preview.ts'
import { GiveBackPreviewReply, GivenBackReply } from './replies.ts'

const room = 'giving-back'
const who = theCompany.to('finance', ...SEAT_STEERERS)
const Seats = z.object({ companyId: z.uuid(), offeringId: z.uuid() })
const refusals = [
  'company/unknown',
  'giving-back/no-seats',
  'giving-back/too-few',
  'giving-back/consumed',
  'order/invoice-not-issued',
  'order/disputed',
  'order/not-creditable',
  'refund/more-than-paid',
]

/** A company gives back some of its seats in an offering. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{offeringId}/give-back/preview',
    id: 'previewGiveBack',
    room,
    who,
    reads: 'company-seats',
    summary: 'What giving back seats would do: which go, who loses theirs, fee, credit notes, money. Nothing is done',
    params: Seats,
    body: GiveBackWish,
    replies: { 200: GiveBackPreviewReply },
    refusals,
    answer: async (call) => ({
      status: 200,
      body: await readTogether(call.till.connection.pool, (on) => previewGiveBack(on, walletOf(call), call.body)),
    }),
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{offeringId}/give-back',
    id: 'giveBackSeats',
    room,
    who,
    idempotent: true,
    summary:
      'Does exactly what the preview with this id said for the same wish. Refused with 409 and what differs where it would be something else by now',
    params: Seats,
    body: GiveBack,
    replies: { 201: GivenBackReply },
    refusals: [
      ...refusals,
      'giving-back/changed',
      'giving-back/needs-second',
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async (call) => {
      const { till, actor, cartToken, params, body } = call
      const operation = `give-back ${params.companyId} ${params.offeringId}`
      const ask = askOf(actor, cartToken, { key: call.idempotencyKey!, operation, body })
      const actId = await act(till, actor, (tx) => once(tx, ask, () => giveBack(tx, walletOf(call), body)))
      return { status: 201, body: await givenBack({ client: till.connection.pool }, actId) }
    },
  }),
]

type Asked = Pick<Call<typeof Seats, undefined, z.ZodType>, 'actor' | 'ties' | 'params'>

/** Members see what their company may see; staff, whom a role let in, all of it. */
export const walletOf = ({ actor, ties, params }: Asked): Wallet => ({
  ...params,
  personId: ties.length > 0 && actor.kind === 'person' ? actor.personId : null,
})
