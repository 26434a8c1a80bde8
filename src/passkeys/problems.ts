import { conflict, constraintSpeaks, Problem, unknown } from '../platform/problems.ts'

/** One answer for an unknown passkey, a wrong signature, another site's, one without its owner's proof, and a spent challenge. */
export const wrongPasskey = (): Problem =>
  new Problem('access/wrong-passkey', 401, 'This passkey does not sign you in. Try again, or sign in another way.')

export const passkeyUnknown = (): Problem => unknown('passkey')

export const notAccepted = (): Problem =>
  conflict('passkey/not-accepted', 'The passkey could not be added. Begin again.')

export const tooMany = (most: number): Problem =>
  conflict('passkey/too-many', `You have ${most} passkeys. Remove one that you no longer use.`)

constraintSpeaks('passkeys_credential_once', () =>
  conflict('passkey/known', 'This passkey has been added already. Use it, or choose another.'),
)
