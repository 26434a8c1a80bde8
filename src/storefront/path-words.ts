import { type Lang, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'
import type { FrozenPath } from '../pricing/schema.ts'

/** "Learning path “Climate law”: part of one price (singly NOK 4,900.00 without VAT)", as it stands under a line in carts, orders and documents. */
export function pathWords({ title }: Pick<FrozenPath, 'title'>, listedNet: Money, lang: Lang): string {
  const listed = spell(listedNet, lang)
  return say(lang, {
    nb: `Læringsløpet «${title}»: del av samlet pris (hver for seg ${listed} uten mva.)`,
    en: `Learning path “${title}”: part of one price (singly ${listed} without VAT)`,
  })
}
