import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a secret is for: each use has a key of its own. */
type Use = 'authenticator secrets' | 'webhook secrets' | 'credential signing keys'
const USUAL: Use = 'authenticator secrets'

/** A secret that the table holds and only the program can read: its key comes from SESSION_SECRET, for this use alone. */
export function seal(secret: string, sessionSecret: string, use = USUAL): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyFrom(sessionSecret, use), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Null where it was sealed under another SESSION_SECRET. */
export function unseal(sealed: string, sessionSecret: string, use = USUAL): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const opening = createDecipheriv(ALGORITHM, keyFrom(sessionSecret, use), bytes.subarray(0, NONCE_BYTES))
  opening.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([opening.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), opening.final()]).toString('utf8')
  } catch {
    return null
  }
}

const keyFrom = (sessionSecret: string, use: Use): Buffer =>
  Buffer.from(hkdfSync('sha256', sessionSecret, '', use, KEY_BYTES))
