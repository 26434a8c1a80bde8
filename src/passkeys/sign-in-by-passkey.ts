import type { Request } from 'express'
import { z } from 'zod'
import { beginSession } from '../identity/begin-session.ts'
import { countTry, forgetTries } from '../identity/limit-tries.ts'
import { visitor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { Bytes, CredentialId } from './bytes.ts'
import { takeChallenge } from './challenge.ts'
import { wrongPasskey } from './problems.ts'
import { relyingParty, webauthn } from './relying-party.ts'
import { countUse, noteCopy } from './use-passkey.ts'

export const SignInByPasskey = z.strictObject({
  id: CredentialId,
  clientDataJSON: Bytes,
  authenticatorData: Bytes,
  signature: Bytes,
  userHandle: Bytes,
})
export type SignInByPasskey = z.output<typeof SignInByPasskey>

type Known = { id: string; personId: string; knownAs: string; name: string; publicKey: string }

const FIND = statement<Known>(
  'passkey-find',
  `select id, person_id as "personId", coalesce(known_as, person_id) as "knownAs", name, public_key as "publicKey"
   from passkeys where credential_id = $1`,
)

/**
 * Signs in whoever holds the passkey and proved to their device to be its owner. That is two proofs at once, so that no code is
 * asked for. @throws access/wrong-passkey, access/too-many-tries
 */
export async function signInByPasskey(req: Request, till: Till, answer: SignInByPasskey): Promise<void> {
  const { pool } = till.connection
  const attempt = { what: 'passkey', email: answer.id, ip: req.ip ?? '' } as const
  await countTry(pool, attempt)
  const challenge = await takeChallenge({ client: pool }, answer.clientDataJSON, null)
  const [passkey] = await run({ client: pool }, FIND, [answer.id])
  const counter = challenge !== null && passkey ? await counterIn(till, { answer, passkey, challenge }) : null
  if (!passkey || counter === null) throw wrongPasskey()
  const { id, personId } = passkey
  if (!(await act(till, visitor, (tx) => countUse(tx, { id, counter })))) {
    await act(till, visitor, (tx) => noteCopy(tx, passkey))
    throw wrongPasskey()
  }
  await forgetTries(pool, attempt)
  await beginSession(req, pool, { personId, method: 'passkey', withCode: true })
}

type Proof = { answer: SignInByPasskey; passkey: Known; challenge: string }

/** How often the key has signed; null where this is not its signature for us, under this challenge, by its owner's proof. */
async function counterIn(till: Till, { answer, passkey, challenge }: Proof): Promise<number | null> {
  const { id, ...response } = answer
  if (Buffer.from(answer.userHandle, 'base64url').toString() !== passkey.knownAs) return null
  const { origin, id: expectedRPID } = relyingParty(till)
  const { verifyAuthenticationResponse } = await webauthn()
  const proved = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID,
    requireUserVerification: true,
    // What it had signed before is compared under the row's lock, where two sign-ins at once cannot both pass.
    credential: { id, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: 0 },
  }).catch(() => null)
  return proved?.verified ? proved.authenticationInfo.newCounter : null
}
