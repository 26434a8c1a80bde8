import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import { StaffCode } from '../identity/staff-code.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AskForLink, askForLink } from './ask-for-link.ts'
import { newPassword, newPasswordByLink, offerAuthenticator } from './change-ways-in.ts'
import { demandStaffCode } from './demand-staff-code.ts'
import { endSession } from './end-sessions.ts'
import { removeAuthenticator, removeAuthenticatorOf } from './remove-authenticator.ts'
import { ChangePassword, NewPassword } from './set-password.ts'
import { sessionsOf } from './ways-in.ts'

const room = 'access'
const Detail = z.object({ detail: z.string() })
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())
const OwnSession = z
  .object({
    id: z.string(),
    method: z.string().nullable().meta({ description: 'password, link, passkey or provider:<id>' }),
    withCode: z.boolean().meta({ description: 'two proofs: a code too, or a passkey' }),
    agent: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    isThis: z.boolean(),
  })
  .meta({ id: 'OwnSession' })
/** A session's id is the digest of its cookie. */
const SessionId = z.object({ id: z.string().min(1).max(100) })

const links = [
  route({
    method: 'post',
    path: '/session/links',
    id: 'askForSignInLink',
    room,
    summary: 'Have a link mailed that signs in; the answer is the same for every address',
    who: 'anyone',
    body: AskForLink,
    replies: { 202: Detail },
    refusals: ['access/too-many-tries'],
    answer: async ({ till, ip, body }) => ({
      status: 202,
      body: await askForLink(till, { ...body, purpose: 'sign-in' }, ip),
    }),
  }),
  route({
    method: 'post',
    path: '/new-password/links',
    id: 'askForPasswordLink',
    room,
    summary: 'Have a link mailed that sets a new password; the answer is the same for every address',
    who: 'anyone',
    body: AskForLink,
    replies: { 202: Detail },
    refusals: ['access/too-many-tries'],
    answer: async ({ till, ip, body }) => ({
      status: 202,
      body: await askForLink(till, { ...body, purpose: 'new-password' }, ip),
    }),
  }),
  route({
    method: 'post',
    path: '/new-password',
    id: 'setPasswordByLink',
    room,
    summary: 'Set a new password with the token that was mailed; every login session of the person ends',
    who: 'anyone',
    body: NewPassword,
    replies: { 204: null },
    refusals: ['access/link-spent'],
    answer: async ({ till, body }) => {
      await newPasswordByLink(till, body)
      return { status: 204, body: null }
    },
  }),
]

const own = [
  route({
    method: 'put',
    path: '/me/password',
    id: 'changePassword',
    room,
    summary: 'Change your password; your other login sessions end',
    who: 'person',
    body: ChangePassword,
    replies: { 204: null },
    refusals: ['access/prove-again'],
    answer: async ({ till, actor, body }) => {
      await newPassword(till, actor, body)
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/me/sessions',
    id: 'listOwnSessions',
    room,
    summary: 'Where you are signed in, the latest first',
    who: 'person',
    replies: { 200: z.object({ sessions: z.array(OwnSession) }) },
    answer: async ({ till, actor }) => ({
      status: 200,
      body: { sessions: await sessionsOf({ client: till.connection.pool }, personOf(actor)) },
    }),
  }),
  route({
    method: 'delete',
    path: '/me/sessions/{id}',
    id: 'endOwnSession',
    room,
    summary: 'Sign out somewhere else',
    who: 'person',
    params: SessionId,
    replies: { 204: null },
    refusals: ['session/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      const { personId } = personOf(actor)
      await act(till, actor, (tx) => endSession(tx, { personId, id }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/me/authenticator',
    id: 'beginAuthenticator',
    room,
    summary: 'Offer a secret to your authenticator app; its first code confirms it',
    who: 'person',
    replies: { 201: z.object({ secret: z.string(), uri: z.string() }) },
    refusals: ['access/prove-again', 'access/has-authenticator'],
    answer: async ({ till, actor }) => ({ status: 201, body: await offerAuthenticator(till, actor) }),
  }),
  route({
    method: 'delete',
    path: '/me/authenticator',
    id: 'removeAuthenticator',
    room,
    summary: 'Sign in without a code again',
    who: 'person',
    replies: { 204: null },
    refusals: ['access/prove-again'],
    answer: async ({ till, actor }) => {
      await act(till, actor, removeAuthenticator)
      return { status: 204, body: null }
    },
  }),
]

const staff = [
  route({
    method: 'put',
    path: '/staff/code',
    id: 'demandStaffCode',
    room,
    summary: 'Whether everybody with a role must sign in with a code of an authenticator app',
    who: ['administrator'],
    body: StaffCode,
    replies: { 204: null },
    refusals: ['access/prove-again', 'access/code-yourself'],
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => demandStaffCode(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/people/{id}/authenticator',
    id: 'removeAuthenticatorOf',
    room,
    summary: 'Let somebody who lost their app and codes sign in without; they are told by mail',
    who: ['administrator'],
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    refusals: ['access/prove-again', 'person/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => removeAuthenticatorOf(tx, id))
      return { status: 204, body: null }
    },
  }),
]

export const routes: AnyRoute[] = [...links, ...own, ...staff]
