import { countAsking } from '../identity/limit-tries.ts'
import { visitor } from '../platform/actor.ts'
import { act, type Till } from '../platform/till.ts'
import { makeChallenge } from './challenge.ts'
import { PATIENCE_MS, relyingParty, webauthn } from './relying-party.ts'

/** What a browser needs to let anybody choose one of their passkeys: nobody is named, so nothing is told. @throws access/too-many-tries */
export async function beginPasskeySignIn(till: Till, ip: string) {
  await countAsking(till.connection.pool, ip)
  const challenge = await act(till, visitor, (tx) => makeChallenge(tx, null))
  return (await webauthn()).generateAuthenticationOptions({
    rpID: relyingParty(till).id,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: PATIENCE_MS,
    userVerification: 'required',
  })
}
