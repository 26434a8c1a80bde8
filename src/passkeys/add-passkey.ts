import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { ALGORITHMS } from './begin-passkey.ts'
import { Bytes, CredentialId } from './bytes.ts'
import { takeChallenge } from './challenge.ts'
import { heldBy, type OwnPasskey, PASSKEYS_MAX } from './passkeys-of.ts'
import { notAccepted, tooMany } from './problems.ts'
import { relyingParty, webauthn } from './relying-party.ts'

export const AddPasskey = z.strictObject({
  name: Line,
  id: CredentialId,
  clientDataJSON: Bytes,
  attestationObject: Bytes,
})
export type AddPasskey = z.output<typeof AddPasskey>

type Made = { credentialId: string; publicKey: string; counter: number; isBackedUp: boolean }

const LOCK = statement('passkeys-lock-owner', 'select from people where id = $1 for update')
const KEEP = statement<OwnPasskey>(
  'passkey-keep',
  `insert into passkeys (id, person_id, name, credential_id, public_key, counter, is_backed_up, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   returning id, name, is_backed_up as "isBackedUp", created_at as "createdAt", last_used_at as "lastUsedAt"`,
)

/** Keeps the passkey that the person's device has made for us. The owner is told. @throws access/prove-again, passkey/not-accepted, passkey/known, passkey/too-many */
export async function addPasskey(till: Till, actor: Actor, wish: AddPasskey): Promise<OwnPasskey> {
  const { personId } = freshPerson(actor)
  const challenge = await takeChallenge({ client: till.connection.pool }, wish.clientDataJSON, personId)
  const made = challenge === null ? null : await readMade(till, wish, challenge)
  if (!made) throw notAccepted()
  return act(till, actor, (tx) => keep(tx, { ...made, name: wish.name }))
}

/** Null where it was made for another site, without asking its owner, or not at all. */
async function readMade(till: Till, wish: AddPasskey, challenge: string): Promise<Made | null> {
  const { name: _name, id, ...response } = wish
  const { origin, id: expectedRPID } = relyingParty(till)
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null)
  if (!verified?.verified || verified.registrationInfo.credential.id !== id) return null
  const { credential, credentialBackedUp: isBackedUp } = verified.registrationInfo
  const publicKey = Buffer.from(credential.publicKey).toString('base64url')
  return { credentialId: credential.id, publicKey, counter: credential.counter, isBackedUp }
}

async function keep(tx: Tx, made: Made & Pick<AddPasskey, 'name'>): Promise<OwnPasskey> {
  const { personId } = freshPerson(tx.actor)
  await run(tx, LOCK, [personId])
  if ((await heldBy(tx, personId)).length >= PASSKEYS_MAX) throw tooMany(PASSKEYS_MAX)
  const { name, credentialId, publicKey, counter, isBackedUp } = made
  const values = [newId(), personId, name, credentialId, publicKey, counter, isBackedUp, tx.now]
  const [kept] = await run(tx, KEEP, values)
  await emit(tx, { name: 'PasskeyAdded', subjectId: personId, facts: { passkey: kept!.id } })
  await promiseWord(tx, { personId, change: 'passkey-added', passkey: name })
  return kept!
}
