import { freshPerson } from '../identity/fresh.ts'
import { personById } from '../identity/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { signInFirst } from '../platform/problems.ts'
import { readShop, shopName } from '../platform/shop.ts'
import { act, type Till } from '../platform/till.ts'
import { makeChallenge } from './challenge.ts'
import { heldBy, PASSKEYS_MAX } from './passkeys-of.ts'
import { tooMany } from './problems.ts'
import { PATIENCE_MS, relyingParty, webauthn } from './relying-party.ts'

/** ES256, RS256 and EdDSA (COSE's numbers): what devices have. */
export const ALGORITHMS = [-7, -257, -8]

/** What a browser needs to make a passkey that signs in by itself: one it finds without a name, and whose owner it asks. @throws access/prove-again, passkey/too-many */
export async function beginPasskey(till: Till, actor: Actor) {
  const { personId } = freshPerson(actor)
  const on = { client: till.connection.pool }
  const [person, held, shop] = await Promise.all([personById(on, personId), heldBy(on, personId), readShop(on)])
  if (!person) throw signInFirst()
  if (held.length >= PASSKEYS_MAX) throw tooMany(PASSKEYS_MAX)
  const challenge = await act(till, actor, (tx) => makeChallenge(tx, personId))
  const { id: rpID } = relyingParty(till)
  return (await webauthn()).generateRegistrationOptions({
    rpID,
    rpName: shop ? shopName(person.lang, shop) : rpID,
    userID: Buffer.from(personId),
    userName: person.email,
    userDisplayName: person.name,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: PATIENCE_MS,
    excludeCredentials: held.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}
