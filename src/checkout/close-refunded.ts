import type { Tx } from '../platform/db/transact.ts'
import { closeUnfulfilled } from './close-unfulfilled.ts'
import { lockUnfulfilled } from './lock-unfulfilled.ts'

/** Ends an order that was paid but never fulfilled once all of its money has gone back by another way. */
export async function closeRefunded(tx: Tx, orderId: string): Promise<void> {
  const order = await lockUnfulfilled(tx, orderId)
  if (order?.leftMinor === 0) await closeUnfulfilled(tx, order)
}
