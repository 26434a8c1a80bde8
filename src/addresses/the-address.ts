import { thing } from '../platform/http/who.ts'

/** An address. To everybody but its owner it does not exist; the verbs ask that themselves. */
export const theAddress = thing({ name: 'address', ties: { self: 'its owner' }, held: [] })
