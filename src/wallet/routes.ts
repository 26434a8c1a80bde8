import { z } from 'zod'
import { demandMember, isStaff, STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER, SEAT_STEERERS } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { personOf } from '../identity/fresh.ts'
import type { Actor } from '../platform/actor.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { claimWallet } from './claim-wallet.ts'
import { InvitePeople, invitePeople } from './invite-people.ts'
import { lineageOf } from './lineage-of.ts'
import { ReassignSeat, reassignSeat } from './reassign-seat.ts'
import { ResendInvitation, resendInvitation } from './resend-invitation.ts'
import { RevokeSeat, revokeSeat } from './revoke-seat.ts'
import { LineageShape, OfferingSeatsShape, WalletSeatShape } from './shapes.ts'
import { type Looker, seatsOf, walletOf } from './wallet-of.ts'

const room = 'wallet'
const OfCompany = z.object({ companyId: z.uuid() })
const OfOffering = z.object({ companyId: z.uuid(), offeringId: z.uuid() })
const OfSeat = z.object({ companyId: z.uuid(), seatId: z.uuid() })
const members = theCompany.to(...STAFF, ...ANY_MEMBER)
const steering = theCompany.to(...STAFF, ...SEAT_STEERERS)
const keys = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']
const steers = [
  ...['company/unknown', 'seat/unknown', 'wallet/seat-unnamed', 'wallet/seat-changed', 'wallet/seat-consumed'],
  ...['wallet/offering-over', ...keys],
]

/** Whoever looks at a company's wallet: members see what they may see of its orders, those who work here see all. */
export const lookerOf = (actor: Actor, companyId: string): Looker => ({
  companyId,
  personId: actor.kind === 'person' ? actor.personId : null,
  isStaff: isStaff(actor),
})

/** A company's seats: who has them, who is to have them, and how it came about. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{companyId}/wallet',
    id: 'readWallet',
    room,
    who: members,
    summary: "The company's seats, offering by offering: how many are unnamed, invited and taken",
    params: OfCompany,
    replies: { 200: z.object({ offerings: z.array(OfferingSeatsShape) }) },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, lang, params: { companyId } }) => {
      await demandMember({ client: till.connection.pool, actor }, companyId)
      const offerings = await walletOf({ client: till.connection.pool }, lookerOf(actor, companyId), lang)
      return { status: 200, body: { offerings } }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{companyId}/wallet/{offeringId}',
    id: 'readWalletSeats',
    reads: 'wallet',
    room,
    who: members,
    summary: "The company's seats in one offering and who has each: never what the person answered or achieved",
    params: OfOffering,
    replies: { 200: z.object({ seats: z.array(WalletSeatShape) }) },
    refusals: ['company/unknown'],
    answer: async (call) => ({ status: 200, body: await seatsSeen(call) }),
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/wallet/{offeringId}/people',
    id: 'invitePeople',
    room,
    who: steering,
    idempotent: true,
    summary:
      'Gives unnamed seats to people, all or nothing, and invites each by mail. They are enrolled when they accept.',
    params: OfOffering,
    body: InvitePeople,
    replies: { 200: z.object({ seats: z.array(WalletSeatShape) }) },
    refusals: [
      ...['company/unknown', 'offering/unknown', 'wallet/offering-over', 'wallet/too-few-unnamed'],
      ...['wallet/already-given', 'wallet/too-late-to-show', ...keys],
    ],
    answer: async (call) => {
      await steer(call, call.params.offeringId, (tx) => invitePeople(tx, { ...call.params, ...call.body }))
      return { status: 200, body: await seatsSeen(call) }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{seatId}/reassignment',
    id: 'reassignSeat',
    room,
    who: steering,
    idempotent: true,
    summary: 'Takes a seat from one person and gives it to another, who is invited; both are told',
    params: OfSeat,
    body: ReassignSeat,
    replies: { 204: null },
    refusals: [...steers, 'wallet/already-given', 'wallet/too-late-to-show'],
    answer: async (call) => {
      await steer(call, call.params.seatId, (tx) => reassignSeat(tx, { ...call.params, ...call.body }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{seatId}/revocation',
    id: 'revokeSeat',
    room,
    who: steering,
    idempotent: true,
    summary: "Takes a seat from whoever has it, who is told; it is the company's to give to somebody else",
    params: OfSeat,
    body: RevokeSeat,
    replies: { 204: null },
    refusals: steers,
    answer: async (call) => {
      await steer(call, call.params.seatId, (tx) => revokeSeat(tx, { ...call.params, ...call.body }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/seats/{seatId}/invitation',
    id: 'resendSeatInvitation',
    room,
    who: steering,
    idempotent: true,
    summary: 'Invites somebody once more; the link of the mail before no longer works',
    params: OfSeat,
    body: ResendInvitation,
    replies: { 204: null },
    refusals: [...steers, 'wallet/accepted-already'],
    answer: async (call) => {
      await steer(call, call.params.seatId, (tx) => resendInvitation(tx, { ...call.params, ...call.body }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{companyId}/seats/{seatId}/lineage',
    id: 'readSeatLineage',
    reads: 'wallet',
    room,
    who: members,
    summary: 'What has become of a seat since the company bought it, oldest first',
    params: OfSeat,
    replies: { 200: z.object({ lineage: z.array(LineageShape) }) },
    refusals: ['company/unknown', 'seat/unknown'],
    answer: async ({ till, actor, params: { companyId, seatId } }) => {
      const on = { client: till.connection.pool, actor }
      await demandMember(on, companyId)
      return { status: 200, body: { lineage: await lineageOf(on, lookerOf(actor, companyId), seatId) } }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/wallet',
    id: 'claimWallet',
    room,
    who: 'person',
    summary:
      'The contact of an order that was entered for a company without an account makes that account, and owns it',
    params: z.object({ orderId: z.uuid() }),
    replies: { 201: z.object({ companyId: z.uuid() }) },
    refusals: ['order/unknown', 'wallet/not-claimable'],
    answer: async ({ till, actor, params: { orderId } }) => {
      const { personId } = personOf(actor)
      const claim = () => act(till, actor, (tx) => claimWallet(tx, { orderId, personId }))
      return { status: 201, body: await seeBuying(claim) }
    },
  }),
]

type Asked = Caller & { till: Till; params: { companyId: string }; body: unknown }

/** Does it once, however often the caller sends it. */
async function steer(call: Asked, subjectId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const { till, actor, cartToken, idempotencyKey, params, body } = call
  const operation = `wallet ${params.companyId} ${subjectId}`
  const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation, body })
  await act(till, actor, (tx) =>
    once(tx, ask, async () => {
      await work(tx)
      return subjectId
    }),
  )
}

async function seatsSeen({ till, actor, params }: Caller & { till: Till; params: z.output<typeof OfOffering> }) {
  const on = { client: till.connection.pool, actor }
  await demandMember(on, params.companyId)
  return { seats: await seatsOf(on, lookerOf(actor, params.companyId), params.offeringId) }
}
