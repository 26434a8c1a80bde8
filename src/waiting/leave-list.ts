import type { Tx } from '../platform/db/transact.ts'
import { closeOffer } from './close-offer.ts'
import { endEntry } from './end-entry.ts'
import { lockEntry } from './lock-entry.ts'
import { lookAgain } from './open-list.ts'
import { orderedAlready } from './problems.ts'
import type { EntryEnd } from './schema.ts'

/**
 * Leaves the list, or declines what it has offered: the seats go to whoever is next at once. Done twice it changes nothing.
 * @throws waiting-entry/unknown, waiting/ordered while the offered seats are being paid for
 */
export async function leaveList(tx: Tx, entryId: string, because?: 'removed'): Promise<void> {
  const entry = await lockEntry(tx, entryId)
  if (entry.endedAs) return
  if (entry.offer?.orderId) throw orderedAlready(entry.offer.orderId)
  if (entry.offer) await closeOffer(tx, entry.offer, because ? 'withdrawn' : 'declined')
  const left: EntryEnd = entry.offer ? 'declined' : 'left'
  await endEntry(tx, entry.id, because ?? left)
  await lookAgain(tx, entry.poolId)
}
