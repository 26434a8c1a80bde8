import { lockReceivable, lowerLeft } from '../old-receivables/lower-left.ts'
import type { Tx } from '../platform/db/transact.ts'
import { otherCurrency } from './problems.ts'
import { type Deposit, putPlacement } from './put-placement.ts'

/**
 * So much of a locked deposit, in minor units, pays what an earlier system had left open (D unplaced money / C receivables).
 * @throws old-receivable/unknown, bank/other-currency, old-receivable/more-than-left
 */
export async function payOldReceivable(
  tx: Tx,
  deposit: Deposit,
  { receivableId, amountMinor }: { receivableId: string; amountMinor: number },
): Promise<void> {
  const locked = await lockReceivable(tx, receivableId)
  if (locked.currency !== deposit.currency) throw otherCurrency(locked.currency)
  await lowerLeft(tx, locked, amountMinor)
  await putPlacement(tx, deposit, { place: 'old-receivable', receivableId, amountMinor })
}
