import { count, type Lang, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'

/** What stands on the credit note of seats that were given back: how many, and the fee that is not credited. */
export function givenReason(lang: Lang, seats: number, fee: Money): string {
  const given = count(lang, seats, {
    one: { nb: '{n} plass gitt tilbake', en: '{n} seat given back' },
    other: { nb: '{n} plasser gitt tilbake', en: '{n} seats given back' },
  })
  return fee.minor === 0 ? given : `${given}; ${feeKept(lang, fee)}`
}

/** The part of a credit note's reason that says what stays invoiced. */
export function feeKept(lang: Lang, fee: Money): string {
  const sum = spell(fee, lang)
  return say(lang, {
    nb: `avbestillingsgebyr ${sum} uten mva. er ikke kreditert`,
    en: `cancellation fee ${sum} without VAT is not credited`,
  })
}
