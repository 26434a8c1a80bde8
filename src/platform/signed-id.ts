import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { isSameSecret } from './same-secret.ts'

const Id = z.uuid()

/** Words that only we can have written: whoever is given them back knows them by their seal. What is sealed says first what it is for. */
export const sealOf = (secret: string, words: string): string =>
  createHmac('sha256', secret).update(words).digest('base64url')

/**
 * What opens one thing of a kind to whom it was mailed: its id, signed with our secret, so nothing needs to be stored or can be guessed.
 * `openedBy` is the id that a token opens; null where it opens none.
 */
export const signedIds = (kind: string) => ({
  tokenOf: (secret: string, id: string): string => `${id}.${sealOf(secret, `${kind}:${id}`)}`,
  openedBy(secret: string, token: string): string | null {
    const [id = '', given = ''] = token.split('.')
    return Id.safeParse(id).success && isSameSecret(given, sealOf(secret, `${kind}:${id}`)) ? id : null
  },
})
