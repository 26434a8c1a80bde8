import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { postponeOnce, readPostponement } from './postpone.ts'
import { PostponementReply } from './replies.ts'
import { returnKept } from './return-kept.ts'
import { PostponeOffering, PostponeQuery } from './wish.ts'

const room = 'postponing'
const path = '/offerings/{id}/postponement'
const params = z.strictObject({ id: z.uuid() })
/** Those who keep it. */
const who = theOffering.to('course-administrator', 'its-faculty')
const refusals = [
  ...['offering/unknown', 'going/started', 'going/cancelled-already'],
  ...['postponing/others-follow', 'postponing/promised', 'postponing/too-few-seats', 'offering/held-with-another'],
]

/** An offering is held at other times: what that would do, and doing it. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path,
    id: 'simulatePostponing',
    room,
    who,
    summary:
      'What moving the offering to another first day, or to the times of another start of its course, would do at this moment',
    params,
    query: PostponeQuery,
    replies: { 200: PostponementReply },
    refusals,
    answer: async ({ till, params: { id }, query }) => ({
      status: 200,
      body: await readPostponement(till, id, { ...query, lang: 'nb' }),
    }),
  }),
  route({
    method: 'post',
    path,
    id: 'postponeOffering',
    room,
    who,
    idempotent: true,
    summary:
      'Moves the offering exactly as the simulation with this id said. Whoever has a place is told and may cancel free of charge. Refused with 409 and what differs where it would be something else by now',
    params,
    body: PostponeOffering,
    replies: { 204: null },
    refusals: [
      ...refusals,
      ...['postponing/changed', 'seats/taken', 'offering/session-attended'],
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params: { id }, body, idempotencyKey }) => {
      await postponeOnce(till, actor, { offeringId: id, command: body, key: idempotencyKey! })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/kept-seats/return',
    id: 'returnKeptSeats',
    room,
    who,
    summary:
      'Sells the seats again that were kept for those of a start that is held together with this one, and that are free',
    params,
    replies: { 200: z.object({ seats: z.int() }) },
    refusals: ['offering/unknown', 'postponing/nothing-kept'],
    answer: async ({ till, actor, params: { id } }) => ({
      status: 200,
      body: { seats: await act(till, actor, (tx) => returnKept(tx, id)) },
    }),
  }),
]
