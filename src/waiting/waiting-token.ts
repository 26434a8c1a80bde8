import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { isSameSecret } from '../platform/same-secret.ts'

const Id = z.uuid()

/** What opens one place on a waiting list to whom it was mailed: its id, signed with our secret, so nothing needs to be stored or can be guessed. */
export const waitingTokenOf = (secret: string, entryId: string): string => `${entryId}.${sign(secret, entryId)}`

/** The entry that a token opens; null where it opens none. */
export function entryOpenedBy(secret: string, token: string): string | null {
  const [id = '', given = ''] = token.split('.')
  return Id.safeParse(id).success && isSameSecret(given, sign(secret, id)) ? id : null
}

const sign = (secret: string, entryId: string): string =>
  createHmac('sha256', secret).update(`waiting:${entryId}`).digest('base64url')
