import { type Lang, percent, say } from '../platform/lang.ts'
import { type Money, money, spell } from '../platform/money.ts'
import type { FrozenVoucher } from '../pricing/schema.ts'

type SaidOff = Pick<FrozenVoucher, 'code' | 'percentBasisPoints' | 'amountMinor'>

/** "Code SUMMER25: 20% off NOK 4,900.00 without VAT", as it stands under a line in carts, orders and documents. */
export function voucherWords({ code, percentBasisPoints, amountMinor }: SaidOff, listedNet: Money, lang: Lang): string {
  const listed = spell(listedNet, lang)
  if (percentBasisPoints !== null) {
    const off = percent(lang, percentBasisPoints)
    return say(lang, {
      nb: `Kode ${code}: ${off} av ${listed} uten mva.`,
      en: `Code ${code}: ${off} off ${listed} without VAT`,
    })
  }
  const off = spell(money(amountMinor ?? 0, listedNet.currency), lang)
  return say(lang, {
    nb: `Kode ${code}: ${off} av prisen med mva. for hver plass (ellers ${listed} uten mva.)`,
    en: `Code ${code}: ${off} off the price of each seat with VAT (otherwise ${listed} without VAT)`,
  })
}
