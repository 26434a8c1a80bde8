import { sellerSetting } from '../invoicing/seller.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { readSetting } from '../platform/settings.ts'

/** The account that stands on our invoices. @throws seller/unknown */
export async function ourAccount(tx: Tx): Promise<string> {
  const seller = await readSetting(tx, sellerSetting)
  if (!seller) throw unknown('seller')
  return seller.bankAccount
}
