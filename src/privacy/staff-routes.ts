import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { act } from '../platform/till.ts'
import { ERASER, withdrawErasure } from './ask-erasure.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { EraseOther, eraseOther } from './erase-other.ts'
import { findPeople } from './find-people.ts'
import { ERASURE_REFUSALS, Erased, ErasurePreviewReply } from './own-routes.ts'
import { personCard } from './person-card.ts'
import { previewErasure } from './preview-erasure.ts'

const room = 'privacy'
const who = ['support'] as const
const Id = z.object({ id: z.uuid() })

const Found = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  since: Instant,
  canSignIn: z.boolean(),
  roles: z.array(z.string()),
})
const Card = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    lang: z.string(),
    createdAt: Instant,
    emailVerifiedAt: Instant.nullable(),
    roles: z.array(z.string()),
    memberships: z.array(z.object({ company: z.string(), role: z.string() })),
    hasPassword: z.boolean(),
    hasApp: z.boolean(),
    providers: z.array(z.string()),
    openSessions: z.int(),
    lastSeenAt: Instant.nullable(),
    orders: z.int(),
    enrolments: z.int(),
  })
  .meta({ id: 'PersonCard' })

/** What support does for people, each written down. */
export const peopleRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/people',
    id: 'findPeople',
    reads: 'person',
    room,
    who,
    summary: 'People by name or address, the first 25',
    query: z.strictObject({ search: z.string().trim().min(2).max(100) }),
    replies: { 200: z.object({ people: z.array(Found) }) },
    answer: async ({ till, query: { search } }) => ({
      status: 200,
      body: { people: await findPeople({ client: till.connection.pool }, search) },
    }),
  }),
  route({
    method: 'get',
    path: '/people/{id}',
    id: 'readPerson',
    reads: 'person',
    room,
    who,
    summary: 'Who somebody is, what they may do and how they get in; that you looked is written down',
    params: Id,
    replies: { 200: Card },
    refusals: ['person/unknown'],
    answer: async ({ till, actor, params: { id } }) => ({
      status: 200,
      body: await act(till, actor, (tx) => personCard(tx, id)),
    }),
  }),
  route({
    method: 'delete',
    path: '/people/{id}/sessions',
    id: 'endSessionsOf',
    room,
    who,
    summary: 'Sign somebody out everywhere',
    params: Id,
    replies: { 204: null },
    refusals: ['person/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => endSessionsOf(tx, id))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/people/{id}/erasure',
    id: 'previewErasureOf',
    room,
    who,
    summary: 'What would go if somebody were erased, what stays, and what has to end first',
    params: Id,
    replies: { 200: ErasurePreviewReply },
    refusals: ['person/unknown'],
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: await act(till, ERASER, (tx) => previewErasure(tx, id)),
    }),
  }),
  route({
    method: 'post',
    path: '/people/{id}/erasure',
    id: 'erasePerson',
    room,
    who,
    summary: 'Erase somebody who asked for it, and say how you knew them; asks for a sign-in of the last 15 minutes',
    params: Id,
    body: EraseOther,
    replies: { 200: Erased },
    refusals: [...ERASURE_REFUSALS, 'person/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 200,
      body: await eraseOther(till, actor, { ...body, personId: id }),
    }),
  }),
  route({
    method: 'delete',
    path: '/people/{id}/erasure',
    id: 'keepPerson',
    room,
    who,
    summary: 'Take back an erasure that waits, because the person wants to stay',
    params: Id,
    replies: { 204: null },
    refusals: ['erasure/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => withdrawErasure(tx, id))
      return { status: 204, body: null }
    },
  }),
]
