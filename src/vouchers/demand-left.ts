import type { Tx } from '../platform/db/transact.ts'
import { refuseCode } from './refuse-code.ts'
import { type Buyer, lockCode, type Standing } from './standing.ts'

/**
 * Lets an order pass that lowers no more seats by a code than it has left, in all and for its buyer. Two orders at once cannot both
 * take the last use. @throws voucher/used-up, voucher/used-by-you, and voucher/over or voucher/ended where it was ended meanwhile
 */
export async function demandUsesLeft(tx: Tx, { codeId }: Standing, use: Buyer & { seats: number }): Promise<void> {
  const now = await lockCode(tx, codeId, use)
  if (now.state !== 'runs') throw refuseCode(now, now.state)
  if (use.seats > (now.left ?? use.seats)) throw refuseCode(now, 'used-up')
  if (use.seats > (now.buyerLeft ?? use.seats)) throw refuseCode(now, 'used-by-you')
}
