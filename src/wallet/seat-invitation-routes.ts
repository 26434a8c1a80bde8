import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AcceptInvitation, AnswerInvitation, acceptSeat, declineSeat } from './answer-invitation.ts'
import { ApplyForSeat, applyForSeat } from './apply-for-seat.ts'
import { giveUpSeat } from './give-up-seat.ts'

const room = 'wallet'
const Answered = z
  .object({ offeringId: z.uuid(), company: z.string(), title: z.string(), startsAt: InstantOut, endsAt: InstantOut })
  .meta({ id: 'AnsweredInvitation' })
const answers = ['wallet/invitation-spent', 'wallet/invitation-of-other']

/** What whoever is invited answers. The token of the mailed link goes in the body, where no log keeps it. */
export const seatInvitationRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/seat-invitations/acceptance',
    id: 'acceptSeat',
    room,
    who: 'anyone',
    summary: 'Takes the seat that a company gives: whoever the mail went to is enrolled',
    body: AcceptInvitation,
    replies: { 200: Answered },
    refusals: [...answers, 'admission/papers-first', 'enrolment/already'],
    answer: async ({ till, actor, body }) => {
      return { status: 200, body: await seeBuying(() => act(till, actor, (tx) => acceptSeat(tx, body))) }
    },
  }),
  route({
    method: 'post',
    path: '/seat-invitations/application',
    id: 'applyForSeat',
    room,
    who: 'person',
    summary:
      'Takes the seat that a company gives where admission is checked: whoever is invited applies, and is enrolled with a yes',
    body: ApplyForSeat,
    replies: { 201: z.object({ applicationId: z.uuid() }) },
    refusals: [...answers, 'admission/not-asked', 'admission/already', 'enrolment/already'],
    answer: async ({ till, actor, body }) => {
      const applicationId = await seeBuying(() => act(till, actor, (tx) => applyForSeat(tx, body)))
      return { status: 201, body: { applicationId } }
    },
  }),
  route({
    method: 'post',
    path: '/seat-invitations/refusal',
    id: 'declineSeat',
    room,
    who: 'anyone',
    summary: "Says no to the seat, which is the company's to give to somebody else",
    body: AnswerInvitation,
    replies: { 200: Answered },
    refusals: answers,
    answer: async ({ till, actor, body }) => {
      return { status: 200, body: await seeBuying(() => act(till, actor, (tx) => declineSeat(tx, body))) }
    },
  }),
  route({
    method: 'delete',
    path: '/me/company-seats/{offeringId}',
    id: 'giveUpSeat',
    room,
    who: 'person',
    summary: 'Gives up a seat that you have accepted from a company: it is theirs to give to somebody else',
    params: z.object({ offeringId: z.uuid() }),
    replies: { 204: null },
    refusals: ['seat/unknown', 'wallet/seat-consumed', 'wallet/offering-over'],
    answer: async ({ till, actor, params: { offeringId } }) => {
      const { personId } = personOf(actor)
      await seeBuying(() => act(till, actor, (tx) => giveUpSeat(tx, { personId, offeringId })))
      return { status: 204, body: null }
    },
  }),
]
