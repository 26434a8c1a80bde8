import { createHmac, randomBytes } from 'node:crypto'

/** So many random bytes a secret has, and what it begins with (Standard Webhooks: 24 to 64 bytes). */
const SECRET_BYTES = 32
const PREFIX = 'whsec_'

export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`

export type Message = { id: string; at: Date; body: string }

/** What a message is sent with (Standard Webhooks): an HMAC-SHA256 over id, time and body by each secret that counts now. */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1_000)
  const signed = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
      .update(`${id}.${seconds}.${body}`)
      .digest('base64')
  return {
    'content-type': 'application/json',
    'user-agent': 'coursetill-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => `v1,${signed(secret)}`).join(' '),
  }
}
