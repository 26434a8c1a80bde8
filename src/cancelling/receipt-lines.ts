import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { dateFormat } from '../platform/formats.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import { type Money, money, spell } from '../platform/money.ts'
import { REPAID_WITHIN_DAYS } from '../terms/withdrawal.ts'
import type { Cancelled } from './cancelled.ts'
import { ruleInWords } from './rule-in-words.ts'

/** A cancellation as its receipt says it: what, when, by which rule, what comes back, which way and by when. */
export const receiptLines = (lang: Lang, cancelled: Cancelled): string[] => [
  ...cancelled.lines.map((line) => lineInWords(lang, line)),
  say(lang, {
    nb: `Mottatt ${momentIn('nb', cancelled.at)}`,
    en: `Received on ${momentIn('en', cancelled.at)}`,
  }),
  ...waysInWords(lang, cancelled),
]

function lineInWords(lang: Lang, { title, seats, fee, rule }: Cancelled['lines'][number]): string {
  const kept =
    fee.minor === 0
      ? ''
      : ` ${say(lang, { nb: `Vi beholder ${spell(fee, lang)} uten mva.`, en: `We keep ${spell(fee, lang)} without VAT.` })}`
  return `${seats} × ${title}. ${ruleInWords(rule, lang)}${kept}`
}

/** Which way money comes back, and the last day for it. */
export function waysInWords(
  lang: Lang,
  { at, refund, lowered, balance }: Pick<Cancelled, 'at' | 'refund' | 'lowered' | 'balance'>,
): string[] {
  const last = dayInWords(dayPlus(dayIn(SELLER_ZONE, at), REPAID_WITHIN_DAYS), lang)
  const owed = lowered && money(lowered.minor - (balance?.minor ?? 0), lowered.currency)
  const said = (sum: Money | null, words: (amount: string) => string) =>
    sum && sum.minor > 0 ? [words(spell(sum, lang))] : []
  return [
    ...said(refund, (sum) =>
      say(lang, {
        nb: `${sum} går til kortet du betalte med, senest ${last}`,
        en: `${sum} goes to the card you paid with, at the latest on ${last}`,
      }),
    ),
    ...said(balance, (sum) =>
      say(lang, {
        nb: `${sum} som du betalte fra bank, betales til kontoen du oppgir; vi spør etter den på e-post, og pengene går senest ${last}`,
        en: `${sum} that you paid by bank is paid to the account you name; we ask for it by e-mail, and the money goes at the latest on ${last}`,
      }),
    ),
    ...said(owed, (sum) =>
      say(lang, { nb: `${sum} trekkes fra det du skylder`, en: `${sum} is taken off what you owe` }),
    ),
  ]
}

/** "1. desember 2026 kl. 14.05", on the seller's wall clock. */
export const momentIn = (lang: Lang, at: Date): string =>
  dateFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', {
    timeZone: SELLER_ZONE,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
