import { z } from 'zod'
import { GrantRole } from '../identity/grant-role.ts'
import { MakeApiKey, RoleName } from '../identity/make-api-key.ts'
import { apiKeysPage } from '../identity/queries.ts'
import { ApiKeyShape } from '../identity/shapes.ts'
import { staff } from '../identity/staff.ts'
import { cursorOf, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { endKey } from './end-key.ts'
import { giveRole } from './give-role.ts'
import { InviteStaff, inviteStaff } from './invite-staff.ts'
import { makeKey } from './make-key.ts'
import { takeRole } from './take-role.ts'

const room = 'setup'
const who = ['administrator'] as const
const Id = z.object({ id: z.uuid() })
const Holder = z.object({ id: z.uuid(), roles: z.array(RoleName) })
const StaffMember = z
  .object({
    ...Holder.shape,
    name: z.string(),
    email: z.string(),
    faculties: z.array(z.string()),
    canSignIn: z.boolean(),
    hasApp: z.boolean(),
  })
  .meta({ id: 'StaffMember' })

/** Who works here, and which programs may come in. */
export const staffRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/staff',
    id: 'listStaff',
    room,
    who,
    summary: 'Everybody who holds a role, and whether they have made their account',
    replies: { 200: z.object({ staff: z.array(StaffMember) }) },
    answer: async ({ till }) => ({ status: 200, body: { staff: await staff({ client: till.connection.pool }) } }),
  }),
  route({
    method: 'post',
    path: '/staff',
    id: 'inviteStaff',
    room,
    who,
    summary: 'Give a role by e-mail address, whether there is an account yet or not; the person is told by mail',
    body: InviteStaff,
    replies: { 201: z.object({ ...Holder.shape, mailed: z.boolean() }) },
    answer: async ({ till, actor, body }) => ({ status: 201, body: await inviteStaff(till, actor, body) }),
  }),
  route({
    method: 'post',
    path: '/people/{id}/roles',
    id: 'grantRole',
    room,
    who,
    summary: 'Give a person a role; their login sessions end',
    params: Id,
    body: GrantRole,
    replies: { 200: Holder },
    refusals: ['person/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 200,
      body: { id, roles: await act(till, actor, (tx) => giveRole(tx, { ...body, personId: id })) },
    }),
  }),
  route({
    method: 'delete',
    path: '/people/{id}/roles/{role}',
    id: 'revokeRole',
    room,
    who,
    summary: 'Take a role from a person; their login sessions end',
    params: z.object({ id: z.uuid(), role: RoleName }),
    replies: { 200: Holder },
    refusals: ['person/unknown', 'access/last-administrator'],
    answer: async ({ till, actor, params: { id, role } }) => ({
      status: 200,
      body: { id, roles: await act(till, actor, (tx) => takeRole(tx, { personId: id, role })) },
    }),
  }),
  route({
    method: 'post',
    path: '/api-keys',
    id: 'makeApiKey',
    room,
    who,
    summary: 'Make a key for a program; it is shown in this answer only',
    body: MakeApiKey,
    replies: { 201: z.object({ id: z.uuid(), key: z.string() }) },
    answer: async ({ till, actor, body }) => ({ status: 201, body: await act(till, actor, (tx) => makeKey(tx, body)) }),
  }),
  route({
    method: 'get',
    path: '/api-keys',
    id: 'listApiKeys',
    room,
    who,
    summary: 'The keys of programs, oldest first, without their secrets',
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ keys: z.array(ApiKeyShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { limit, after } }) => {
      const keys = await apiKeysPage({ client: till.connection.pool }, { limit, after: readCursor(after)?.id ?? null })
      const last = keys.length === limit ? keys.at(-1) : undefined
      return { status: 200, body: { keys, next: last ? cursorOf('', last.id) : null } }
    },
  }),
  route({
    method: 'delete',
    path: '/api-keys/{id}',
    id: 'endApiKey',
    room,
    who,
    summary: 'End a key at once',
    params: Id,
    replies: { 204: null },
    refusals: ['api-key/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => endKey(tx, id))
      return { status: 204, body: null }
    },
  }),
]
