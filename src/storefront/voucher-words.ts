import { type Lang, say } from '../platform/lang.ts'
import { type Money, money, spell } from '../platform/money.ts'
import type { FrozenVoucher } from '../pricing/schema.ts'
import { percentOff } from './off-words.ts'

type SaidOff = Pick<FrozenVoucher, 'code' | 'percentBasisPoints' | 'amountMinor'>

/** "Code SUMMER25: 20% off NOK 4,900.00 without VAT", as it stands under a line in carts, orders and documents. */
export function voucherWords({ code, percentBasisPoints, amountMinor }: SaidOff, listedNet: Money, lang: Lang): string {
  const named = `${say(lang, { nb: 'Kode', en: 'Code' })} ${code}`
  if (percentBasisPoints !== null) return `${named}: ${percentOff(lang, percentBasisPoints, listedNet)}`
  const [off, listed] = [spell(money(amountMinor ?? 0, listedNet.currency), lang), spell(listedNet, lang)]
  return say(lang, {
    nb: `${named}: ${off} avslag på prisen med mva. for hver plass (ellers ${listed} uten mva.)`,
    en: `${named}: ${off} off the price of each seat with VAT (otherwise ${listed} without VAT)`,
  })
}
