import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

/** How many random bytes a secret token holds: 256 bits (OWASP ASVS 11.5.1 asks for 128). */
const TOKEN_BYTES = 32

/** A UUID whose first 48 bits are the time (RFC 9562 version 7), so that rows lie in the order they were made. */
export const newId = (): string => randomUUIDv7()

/** The least that cannot be guessed, in bytes (OWASP ASVS 11.5.1): for a link that is printed and scanned. */
const LINK_BYTES = 16

export const newLinkToken = (): string => randomBytes(LINK_BYTES).toString('base64url')

/** A secret for a link or a cookie; only its digest is stored. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
