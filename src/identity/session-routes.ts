import type { Router } from 'express'
import { malformed } from '../platform/http/mount.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { Till } from '../platform/till.ts'
import { actorOf } from './actor-of.ts'
import { MeShape } from './shapes.ts'
import { SignIn, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { whoAmI } from './who-am-i.ts'

/** The login session over the API. Plain Express, because a session is made of the request and its answer's cookie. */
export function mountSession(router: Router, till: Till): void {
  const secure = till.config.publicUrl.startsWith('https:')
  const { pool } = till.connection
  router.post('/session', async (req, res) => {
    const asked = SignIn.safeParse(req.body ?? {})
    if (!asked.success) throw malformed(asked.error)
    await signIn({ req, res }, pool, asked.data)
    res.set('Cache-Control', 'no-store').json(MeShape.parse(await whoAmI({ client: pool }, actorOf(req))))
  })
  router.delete('/session', async (req, res) => {
    await signOut({ req, res }, secure)
    res.set('Cache-Control', 'no-store').status(204).end()
  })
}

const servedAbove = () => Promise.reject(new Error('mountSession serves this address'))

/** The same two addresses for the API's document; never mounted. */
export const identitySessionRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/session',
    id: 'signIn',
    room: 'identity',
    summary: 'Sign in; the answer sets a cookie',
    who: 'anyone',
    body: SignIn,
    replies: { 200: MeShape },
    refusals: ['access/wrong-password', 'access/too-many-tries'],
    answer: servedAbove,
  }),
  route({
    method: 'delete',
    path: '/session',
    id: 'signOut',
    room: 'identity',
    summary: 'Sign out',
    who: 'anyone',
    replies: { 204: null },
    answer: servedAbove,
  }),
]
