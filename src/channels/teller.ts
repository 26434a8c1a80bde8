import type { Lang } from '../platform/lang.ts'
import { readShop, shopName } from '../platform/shop.ts'
import type { Till } from '../platform/till.ts'
import type { Teller } from './facts.ts'

/** The shop as it tells of itself in a language; before setup has said who sells it goes by its address. */
export async function tellerOf({ config: { publicUrl }, connection }: Till, lang: Lang): Promise<Teller> {
  const shop = await readShop({ client: connection.pool })
  return { publicUrl, lang, shop: shop ? shopName(lang, shop) : new URL(publicUrl).host }
}
