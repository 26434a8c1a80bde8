import { numberFormat } from '../platform/formats.ts'
import { type Lang, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'
import type { FrozenAgreement } from '../pricing/schema.ts'
import { WHOLE_RATE } from '../pricing/vat.ts'

type Said = Pick<FrozenAgreement, 'number' | 'discountBasisPoints'>

/** "Agreement 2026/114: 15% off NOK 4,900.00 without VAT", as it stands under a line in carts, orders and documents. */
export function agreementWords({ number, discountBasisPoints }: Said, listedNet: Money, lang: Lang): string {
  const listed = spell(listedNet, lang)
  const off = numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { style: 'percent', maximumFractionDigits: 2 }).format(
    discountBasisPoints / WHOLE_RATE,
  )
  return say(lang, {
    nb: `Avtale ${number}: ${off} av ${listed} uten mva.`,
    en: `Agreement ${number}: ${off} off ${listed} without VAT`,
  })
}
