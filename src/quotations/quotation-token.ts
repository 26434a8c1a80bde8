import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { isSameSecret } from '../platform/same-secret.ts'

const Id = z.uuid()

/** What opens one quotation to whom it was mailed: its id, signed with our secret, so nothing needs to be stored or can be guessed. */
export const quotationTokenOf = (secret: string, quotationId: string): string =>
  `${quotationId}.${sign(secret, quotationId)}`

/** The quotation that a token opens; null where it opens none. */
export function openedBy(secret: string, token: string): string | null {
  const [id = '', given = ''] = token.split('.')
  return Id.safeParse(id).success && isSameSecret(given, sign(secret, id)) ? id : null
}

const sign = (secret: string, quotationId: string): string =>
  createHmac('sha256', secret).update(`quotation:${quotationId}`).digest('base64url')
