import { z } from 'zod'
import { ROLES } from '../platform/actor.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { merge, seeMerge } from './merge.ts'
import { MergeAccounts } from './merge-accounts.ts'
import { COMING } from './preview-merge.ts'
import { HINDRANCES, type Hindrance } from './problems.ts'
import { theMerge } from './the-merge.ts'

const room = 'merging'
const who = theMerge.to('self')
const params = z.object({ id: z.uuid().meta({ description: 'The proofId that proving the address gave' }) })
const Kind = z.enum(COMING)
const Seat = z.object({
  paidBy: z.enum(['company', 'self', 'somebody']),
  company: z.string().nullable(),
  isAccepted: z.boolean(),
  isCompleted: z.boolean(),
})
const Preview = z
  .object({
    id: z.uuid(),
    here: z.object({ name: z.string(), email: z.string() }),
    there: z.object({ name: z.string(), email: z.string(), addresses: z.array(z.string()) }),
    comes: z.array(z.object({ kind: Kind, count: z.int() })),
    stays: z.array(Kind).meta({ description: 'Of these your account keeps its own, and the other’s goes' }),
    roles: z.array(z.enum(ROLES)),
    twice: z.array(
      z.object({
        offeringId: z.uuid(),
        title: z.string(),
        startsAt: Instant,
        zone: z.string(),
        here: Seat,
        there: Seat,
      }),
    ),
    hindrances: z.array(z.enum(Object.keys(HINDRANCES) as Hindrance[])),
  })
  .meta({ id: 'MergePreview' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/me/merges/{id}',
    id: 'previewMerge',
    room,
    who,
    summary:
      'What would come along if the account whose address you proved became part of yours, and what you must choose',
    params,
    replies: { 200: Preview },
    refusals: ['merge/unknown'],
    answer: async ({ till, actor, lang, params: { id } }) => ({
      status: 200,
      body: await seeMerge(till, actor, { id, lang }),
    }),
  }),
  route({
    method: 'post',
    path: '/me/merges/{id}',
    id: 'mergeAccounts',
    room,
    who,
    summary: 'Make the other account part of yours; this cannot be undone. Asks for a sign-in of the last 15 minutes',
    params,
    body: MergeAccounts,
    replies: { 204: null },
    refusals: [
      'access/prove-again',
      'merge/unknown',
      'merge/choose-seats',
      'merge/completed-stays',
      'merge/erasure-waiting',
      'merge/request-open',
      'merge/completed-twice',
      'merge/roles-need-fresh',
      'merge/roles-need-code',
    ],
    answer: async ({ till, actor, params: { id }, body }) => {
      await merge(till, actor, { id, wish: body })
      return { status: 204, body: null }
    },
  }),
]
