import { conflict, constraintSpeaks, Problem } from '../platform/problems.ts'

/** One answer for an unknown address, a wrong password and an account not yet opened: none of them may be told apart. */
export const wrongPassword = (): Problem =>
  new Problem('access/wrong-password', 401, 'The address or the password is wrong.')

export const codeNeeded = (): Problem =>
  new Problem('access/code-needed', 401, 'Give the code that your authenticator app shows.')

export const wrongCode = (): Problem => new Problem('access/wrong-code', 401, 'The code is wrong, or has been used.')

export const proveAgain = (): Problem =>
  new Problem('access/prove-again', 403, 'Sign in again first: this asks for a sign-in of the last 15 minutes.')

export const badKey = (): Problem =>
  new Problem('access/bad-key', 401, 'This API key is unknown or has ended.', {
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  })

export const tooManyTries = (seconds: number): Problem =>
  new Problem('access/too-many-tries', 429, `Too many tries. Wait ${Math.ceil(seconds / 60)} min and try again.`, {
    headers: { 'Retry-After': String(seconds) },
  })

export const linkSpent = (): Problem =>
  conflict('access/link-spent', 'This link has been used, or is too old. Ask for a new one.')

export const hasAdministrator = (): Problem =>
  conflict('access/has-administrator', 'There is an administrator already. Ask them for the role.')

export const addressKnown = (personId?: string): Problem =>
  conflict('people/address-known', 'Somebody with this address is here already.', personId ? { personId } : {})

export const lastAdministrator = (): Problem =>
  conflict(
    'access/last-administrator',
    'Nobody else who can sign in is an administrator. Give somebody the role first.',
  )

constraintSpeaks('person_addresses_once', () => addressKnown())
constraintSpeaks('people_external_once', () =>
  conflict('people/external-id-taken', 'Another person carries this external id.'),
)
