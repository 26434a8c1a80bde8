import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { isSameSecret } from '../platform/same-secret.ts'

const Id = z.uuid()

/**
 * What opens the choices of a subscriber, in every newsletter: its id, signed with our secret. It does not end, because a letter that
 * is read late must be left as easily as a new one.
 */
export const subscriberTokenOf = (secret: string, subscriberId: string): string =>
  `${subscriberId}.${sign(secret, subscriberId)}`

/** The subscriber that a token opens; null where it opens none. */
export function subscriberOpenedBy(secret: string, token: string): string | null {
  const [id = '', given = ''] = token.split('.')
  return Id.safeParse(id).success && isSameSecret(given, sign(secret, id)) ? id : null
}

const sign = (secret: string, subscriberId: string): string =>
  createHmac('sha256', secret).update(`newsletter:${subscriberId}`).digest('base64url')
