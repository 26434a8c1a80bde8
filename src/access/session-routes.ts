import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { actorOf } from '../identity/actor-of.ts'
import { beginSession } from '../identity/begin-session.ts'
import { freshPerson, personOf } from '../identity/fresh.ts'
import { MeShape } from '../identity/shapes.ts'
import { whoAmI } from '../identity/who-am-i.ts'
import { bodyOf } from '../platform/http/mount.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { ConfirmAuthenticator, confirmAuthenticator } from './confirm-authenticator.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { SignInByLink, signInByLink } from './sign-in-by-link.ts'

export const Codes = z.object({ recoveryCodes: z.array(z.string()).meta({ description: 'Shown this once' }) })

/** What begins a login session. Plain Express, because a session is made of the request and its answer's cookie. */
export function mountAccess(router: Router, till: Till): void {
  const me = async (req: Request) => MeShape.parse(await whoAmI({ client: till.connection.pool }, actorOf(req)))
  router.post('/session/by-link', async (req, res) => {
    await signInByLink(req, till, bodyOf(SignInByLink, req.body))
    answer(res, await me(req))
  })
  router.post('/session/code', async (req, res) => {
    await signInByCode(req, till, bodyOf(ConfirmAuthenticator, req.body))
    answer(res, await me(req))
  })
  router.post('/me/authenticator/confirmation', async (req, res) => {
    personOf(actorOf(req))
    answer(res, { recoveryCodes: await confirmHere(req, till, bodyOf(ConfirmAuthenticator, req.body)) })
  })
}

/** The person stays signed in, under a session that gave a code: the one they confirmed in ends with all others. */
export async function confirmHere(req: Request, till: Till, { code }: { code: string }): Promise<string[]> {
  const actor = freshPerson(actorOf(req))
  const { sessionSecret } = till.config
  const codes = await act(till, actor, (tx) => confirmAuthenticator(tx, { code, sessionSecret }))
  const method = req.session.proof?.method ?? 'password'
  await beginSession(req, till.connection.pool, { personId: actor.personId, method, withCode: true })
  return codes
}

const answer = (res: Response, body: object): void => void res.set('Cache-Control', 'no-store').json(body)

const servedAbove = () => Promise.reject(new Error('mountAccess serves this address'))

/** The same addresses for the API's document; never mounted. */
export const accessSessionRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/session/by-link',
    id: 'signInByLink',
    room: 'access',
    summary: 'Sign in with the token of a mailed link; the answer sets a cookie',
    who: 'anyone',
    body: SignInByLink,
    replies: { 200: MeShape },
    refusals: ['access/link-spent', 'access/code-needed'],
    answer: servedAbove,
  }),
  route({
    method: 'post',
    path: '/session/code',
    id: 'signInByCode',
    room: 'access',
    summary: 'Finish a sign-in with the code of an authenticator app, or with a recovery code',
    who: 'anyone',
    body: ConfirmAuthenticator,
    replies: { 200: MeShape },
    refusals: ['access/sign-in', 'access/wrong-code', 'access/too-many-tries'],
    answer: servedAbove,
  }),
  route({
    method: 'post',
    path: '/me/authenticator/confirmation',
    id: 'confirmAuthenticator',
    room: 'access',
    summary: 'Confirm the app with its first code. All sessions end but this one, which gets a new cookie',
    who: 'person',
    body: ConfirmAuthenticator,
    replies: { 200: Codes },
    refusals: ['access/prove-again', 'access/wrong-code'],
    answer: servedAbove,
  }),
]
