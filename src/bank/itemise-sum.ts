import type { Tx } from '../platform/db/transact.ts'
import { lockDeposit, putPlacement } from './put-placement.ts'

/** A sum whose payments are known now steps back for them. */
export async function itemiseSum(tx: Tx, depositId: string): Promise<void> {
  const deposit = await lockDeposit(tx, depositId)
  if (deposit.leftMinor > 0) await putPlacement(tx, deposit, { place: 'itemised', amountMinor: deposit.leftMinor })
}
