import { isDeepStrictEqual } from 'node:util'
import { emit } from '../audit/emit.ts'
import { type Seller, sellerSetting } from '../invoicing/seller.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'

/** Says who sells from now on. Documents that are issued keep the seller they were issued by. */
export async function setSeller(tx: Tx, seller: Seller): Promise<void> {
  const before: Partial<Seller> = (await readSetting(tx, sellerSetting)) ?? {}
  const changed = (Object.keys(seller) as (keyof Seller)[]).filter(
    (name) => !isDeepStrictEqual(before[name], seller[name]),
  )
  await writeSetting(tx, sellerSetting, seller)
  await emit(tx, { name: 'SellerSet', subjectId: newId(), facts: { changed } })
}
