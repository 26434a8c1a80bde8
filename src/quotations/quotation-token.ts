import { signedIds } from '../platform/signed-id.ts'

/** Opens one quotation. */
export const { tokenOf: quotationTokenOf, openedBy } = signedIds('quotation')
