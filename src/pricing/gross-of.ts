import { type Money, money, plus, share } from '../platform/money.ts'
import { WHOLE_RATE } from './vat.ts'

/** What one seat costs with and without VAT: the price a consumer must be shown (Norwegian price information rules). */
export type Priced = { net: Money; vat: Money; gross: Money }

export function grossOf(net: Money, rateBasisPoints: number): Priced {
  const vat = money(share(net.minor, rateBasisPoints, WHOLE_RATE), net.currency)
  return { net, vat, gross: plus(net, vat) }
}
