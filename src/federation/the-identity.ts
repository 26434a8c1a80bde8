import { thing } from '../platform/http/who.ts'

/**
 * An identity at a provider. To everybody but the person it signs in it does not exist; `removeIdentity` asks that itself, under
 * the lock that it needs anyway.
 */
export const theIdentity = thing({ name: 'identity', ties: { self: 'whoever it signs in' }, held: [] })
