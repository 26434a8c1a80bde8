import { signedIds } from '../platform/signed-id.ts'

/** Opens the choices of a subscriber, in every newsletter. It does not end: a letter that is read late must be left as easily as a new one. */
export const { tokenOf: subscriberTokenOf, openedBy: subscriberOpenedBy } = signedIds('newsletter')
