import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AddPasskey, addPasskey } from './add-passkey.ts'
import { beginPasskey } from './begin-passkey.ts'
import { beginPasskeySignIn } from './begin-sign-in.ts'
import { passkeysOf } from './passkeys-of.ts'
import { removePasskey } from './remove-passkey.ts'
import { thePasskey } from './the-passkey.ts'

const room = 'passkeys'
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())
const PasskeyShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isBackedUp: z.boolean(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Passkey' })

/** Whose members are WebAuthn's and not ours. */
const Options = (name: string) =>
  z.looseObject({ challenge: z.string() }).meta({ description: `${name} (Web Authentication), for the browser` })

export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/session/passkey/challenge',
    id: 'beginPasskeySignIn',
    room,
    summary: 'Ask for what a passkey is to sign, so that it signs in',
    who: 'anyone',
    replies: { 201: Options('PublicKeyCredentialRequestOptionsJSON') },
    refusals: ['access/too-many-tries'],
    answer: async ({ till, ip }) => ({ status: 201, body: { ...(await beginPasskeySignIn(till, ip)) } }),
  }),
  route({
    method: 'post',
    path: '/me/passkeys/challenge',
    id: 'beginPasskey',
    room,
    summary: 'Ask for what a browser needs to make you a passkey',
    who: 'person',
    replies: { 201: Options('PublicKeyCredentialCreationOptionsJSON') },
    refusals: ['access/prove-again', 'passkey/too-many'],
    answer: async ({ till, actor }) => ({ status: 201, body: { ...(await beginPasskey(till, actor)) } }),
  }),
  route({
    method: 'post',
    path: '/me/passkeys',
    id: 'addPasskey',
    room,
    summary: 'Add the passkey that your browser made; a mail follows',
    who: 'person',
    body: AddPasskey,
    replies: { 201: PasskeyShape },
    refusals: ['access/prove-again', 'passkey/not-accepted', 'passkey/known', 'passkey/too-many'],
    answer: async ({ till, actor, body }) => ({ status: 201, body: await addPasskey(till, actor, body) }),
  }),
  route({
    method: 'get',
    path: '/me/passkeys',
    id: 'listPasskeys',
    room,
    summary: 'Your passkeys, the oldest first',
    who: 'person',
    replies: { 200: z.object({ passkeys: z.array(PasskeyShape) }) },
    answer: async ({ till, actor }) => ({
      status: 200,
      body: { passkeys: await passkeysOf({ client: till.connection.pool }, personOf(actor).personId) },
    }),
  }),
  route({
    method: 'delete',
    path: '/me/passkeys/{id}',
    id: 'removePasskey',
    room,
    summary: 'Have a passkey sign you in no longer; a mail follows',
    who: thePasskey.to('self'),
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    refusals: ['passkey/unknown', 'access/prove-again'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => removePasskey(tx, id))
      return { status: 204, body: null }
    },
  }),
]
