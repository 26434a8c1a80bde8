import type { Lang } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'

/** Where anybody sees whether a certificate is valid. */
export const verifyPath = (code: string): string => `/verify/${code}`
export const verifyUrl = (publicUrl: string, code: string, lang: Lang): string =>
  pageUrl(publicUrl, lang, verifyPath(code))

export const ISSUER_PATH = '/issuer'
export const KEYS_PATH = '/.well-known/jwks.json'
export const REVOKED_PATH = '/issuer/revoked'
/** A key by its own address, as the header of a credential names it. */
export const keyUrl = (publicUrl: string, keyId: string): string => `${publicUrl}${ISSUER_PATH}/keys/${keyId}`
/** What a credential is called: it says nothing of who has it and does not open the certificate. */
export const credentialId = (certificateId: string): string => `urn:uuid:${certificateId}`
