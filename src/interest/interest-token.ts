import { signedIds } from '../platform/signed-id.ts'

/** Opens what somebody waits for. It does not end: whoever finds an old mail can still leave. */
export const { tokenOf: interestTokenOf, openedBy: interestOpenedBy } = signedIds('interest')
