import type { Tx } from '../platform/db/transact.ts'
import { voucherUnfit } from './problems.ts'
import { type Buyer, lockCode, type Standing } from './standing.ts'

/**
 * Lets an order pass that lowers no more seats by a code than it has left, in all and for its buyer. Two orders at once cannot both
 * take the last use. @throws voucher/used-up, voucher/used-by-you, and voucher/over or voucher/ended where it was ended meanwhile
 */
export async function demandUsesLeft(tx: Tx, { codeId }: Standing, use: Buyer & { seats: number }): Promise<void> {
  const { code, state, left, buyerLeft } = await lockCode(tx, codeId, use)
  if (state !== 'runs') throw voucherUnfit(state, { code })
  if (use.seats > (left ?? use.seats)) throw voucherUnfit('used-up', { code, left: left ?? 0 })
  if (use.seats > (buyerLeft ?? use.seats)) throw voucherUnfit('used-by-you', { code, left: buyerLeft ?? 0 })
}
