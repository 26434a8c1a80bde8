import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'

/** The person broke off, this one sign-in does not fit, the provider does not do its part, or it is our own bug or database. */
export type Failed = 'cancelled' | 'sign-in' | 'provider' | 'ours'

/** What openid-client says of a wrong state, nonce or issuer. */
const NOT_THIS_SIGN_IN = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
])

/** Reads the errors of openid-client and fetch. */
export function whatFailed(error: unknown): Failed {
  if (error instanceof AuthorizationResponseError) return error.error.endsWith('_required') ? 'cancelled' : 'provider'
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'sign-in' : 'provider'
  if (error instanceof ClientError) return NOT_THIS_SIGN_IN.has(error.code ?? '') ? 'sign-in' : 'provider'
  if (error instanceof WWWAuthenticateChallengeError) return 'provider'
  // fetch throws a TypeError whose cause says what happened on the way.
  return error instanceof TypeError && error.cause !== undefined ? 'provider' : 'ours'
}

/** For the log. Never the whole error: it carries requests, and they carry secrets. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, message } = error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
