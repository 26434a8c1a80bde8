import { type Lang, percent, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'

/** "15% off NOK 4,900.00 without VAT": what is taken off a listed price of one seat. */
export function percentOff(lang: Lang, basisPoints: number, listedNet: Money): string {
  const [off, listed] = [percent(lang, basisPoints), spell(listedNet, lang)]
  return say(lang, { nb: `${off} avslag på ${listed} uten mva.`, en: `${off} off ${listed} without VAT` })
}
