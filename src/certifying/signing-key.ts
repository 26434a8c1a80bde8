import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { seal, unseal } from '../access/seal.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'

/** What is sealed, so that no other secret's key opens it. */
const USE = 'credential signing keys'
/** As large as Open Badges asks for (1EdTech Security Framework 1.1, 6.1), in bits. */
const KEY_BITS = 2048
/** How long one key signs, in days; afterwards it is published on and another signs. */
const KEY_DAYS = 365

export type SigningKey = { id: string; privateKey: KeyObject }
export type PublicKey = { kty: 'RSA'; n: string; e: string }

const NEWEST = statement<{ id: string; sealed: string }>(
  'certifying-newest-key',
  `select id, sealed_private_key as sealed from signing_keys where made_at > app_now() - interval '${KEY_DAYS} days' order by made_at desc, id desc limit 1`,
)
const PUT = statement(
  'certifying-put-key',
  'insert into signing_keys (id, public_key, sealed_private_key, made_at) values ($1, $2, $3, $4)',
)
const PUBLISHED = statement<{ id: string; publicKey: PublicKey }>(
  'certifying-published-keys',
  'select id, public_key as "publicKey" from signing_keys order by made_at, id',
)

/** The key that signs now. One that is too old, or was sealed under another SESSION_SECRET, is followed by a new one. */
export async function signingKey(till: Till): Promise<SigningKey> {
  const { sessionSecret } = till.config
  const [newest] = await run({ client: till.connection.pool }, NEWEST, [])
  const opened = newest ? unseal(newest.sealed, sessionSecret, USE) : null
  if (newest && opened !== null) return { id: newest.id, privateKey: createPrivateKey(opened) }
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const { kty, n, e } = publicKey.export({ format: 'jwk' }) as PublicKey
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const id = newId()
  await act(till, { kind: 'job', name: 'certificates' }, (tx) =>
    run(tx, PUT, [id, JSON.stringify({ kty, n, e }), seal(pem, sessionSecret, USE), tx.now]),
  )
  return { id, privateKey }
}

/** Every key that ever signed, so that what it signed can be read for ever. */
export const publishedKeys = (on: On): Promise<{ id: string; publicKey: PublicKey }[]> => run(on, PUBLISHED, [])
