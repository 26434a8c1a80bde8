import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'

export const WAY_IN_CHANGES = [
  'password',
  'authenticator-added',
  'authenticator-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'joined',
  'removed',
  'address-added',
  'address-removed',
  'main-address',
  'merged',
] as const

/** What became of somebody's ways in: `joined` and `removed` are a provider's, whose id is told; a passkey goes by its owner's name for it. `addressId`: where the word goes, if not to the main address. */
const WayInChanged = z.object({
  personId: z.uuid(),
  change: z.enum(WAY_IN_CHANGES),
  provider: z.string().optional(),
  passkey: z.string().optional(),
  addressId: z.uuid().optional(),
})
export type WayInChanged = z.output<typeof WayInChanged>

export const wayInChanged: Job<WayInChanged> = { name: 'way-in-changed', schema: WayInChanged }

/**
 * Promises the owner word of it, in the transaction that changes it: nobody gets a new way into an account behind its owner's
 * back (OWASP ASVS 6.3.7), also where the mail server is down at that moment.
 */
export const promiseWord = (tx: Tx, changed: WayInChanged): Promise<void> => enqueue(tx, wayInChanged, changed)
