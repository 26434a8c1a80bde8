import { signedIds } from '../platform/signed-id.ts'

/** Opens one place on a waiting list. */
export const { tokenOf: waitingTokenOf, openedBy: entryOpenedBy } = signedIds('waiting')
