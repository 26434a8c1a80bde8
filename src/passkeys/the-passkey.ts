import { thing } from '../platform/http/who.ts'

/** A passkey. To everybody but its owner it does not exist; `removePasskey` asks that itself. */
export const thePasskey = thing({ name: 'passkey', ties: { self: 'its owner' }, held: [] })
