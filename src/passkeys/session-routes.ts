import type { Router } from 'express'
import { actorOf } from '../identity/actor-of.ts'
import { MeShape } from '../identity/shapes.ts'
import { whoAmI } from '../identity/who-am-i.ts'
import { bodyOf } from '../platform/http/mount.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import type { Till } from '../platform/till.ts'
import { SignInByPasskey, signInByPasskey } from './sign-in-by-passkey.ts'

/** What begins a login session. Plain Express, because a session is made of the request and its answer's cookie. */
export function mountPasskeys(router: Router, till: Till): void {
  router.post('/session/passkey', async (req, res) => {
    await signInByPasskey(req, till, bodyOf(SignInByPasskey, req.body))
    const me = await whoAmI({ client: till.connection.pool }, actorOf(req))
    res.set('Cache-Control', 'no-store').json(MeShape.parse(me))
  })
}

/** The same address for the API's document; never mounted. */
export const passkeySessionRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/session/passkey',
    id: 'signInByPasskey',
    room: 'passkeys',
    summary: 'Sign in with a passkey; the answer sets a cookie',
    who: 'anyone',
    body: SignInByPasskey,
    replies: { 200: MeShape },
    refusals: ['access/wrong-passkey', 'access/too-many-tries'],
    answer: () => Promise.reject(new Error('mountPasskeys serves this address')),
  }),
]
