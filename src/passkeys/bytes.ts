import { z } from 'zod'

/** Characters: far more than any answer of a device that is not asked for certificates. */
const BYTES_MAX = 20_000
/** Characters of a credential's id: WebAuthn allows 1023 bytes. */
const ID_MAX = 1_364

const base64url = /^[\w-]+$/

/** What a device says, base64url without padding. */
export const Bytes = z.string().max(BYTES_MAX).regex(base64url)
export const CredentialId = z.string().max(ID_MAX).regex(base64url)
