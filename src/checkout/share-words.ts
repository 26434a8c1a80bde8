import { type Lang, say } from '../platform/lang.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import type { SharedPrice } from './wish.ts'

type Shared = { quantity: number; unitNetMinor: number; offeringId: string; extraId: string | null; currency: Currency }

/** What stands on either document beside a share: of which price, and whose seat it is. */
export function shareWords(
  { quantity, unitNetMinor, offeringId, extraId, currency }: Shared,
  { seatOf, wholeNetOf }: SharedPrice,
  lang: Lang,
): string {
  const whole = wholeNetOf.get(extraId ?? offeringId) ?? unitNetMinor
  const [own, all] = [unitNetMinor, whole].map((minor) => spell(money(minor * quantity, currency), lang))
  return say(lang, {
    nb: `Andel av prisen: ${own} av ${all} uten mva. Plassen til ${seatOf}`,
    en: `Share of the price: ${own} of ${all} without VAT. Seat of ${seatOf}`,
  })
}
