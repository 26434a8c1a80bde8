import { ruleInWords as cancelRuleInWords } from '../cancelling/rule-in-words.ts'
import { count, type Lang, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'
import { daysInWords } from '../platform/when-in-words.ts'
import type { MovingRule } from '../terms/moving-fee.ts'
import type { MovedFacts, Place } from './moved.ts'

/** Which right or rule the fee of a move rests on, in a sentence. */
export function ruleInWords(rule: MovingRule, lang: Lang): string {
  if (rule.kind === 'moving')
    return say(lang, {
      nb: 'Avbestillingsvilkårene: så lenge før start er det dette bytte koster.',
      en: 'The cancellation terms: this long before the start, this is what moving costs.',
    })
  return cancelRuleInWords(rule, lang)
}

/** "Praktisk statistikk, 14. januar–18. mars 2027, Oslo" */
export function placeInWords({ title, startsAt, endsAt, zone, place }: Place, lang: Lang): string {
  const days = daysInWords(lang, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), zone }).replaceAll(
    /\s*–\s*/g,
    '–',
  )
  return [title, days, ...(place === '' ? [] : [place])].join(', ')
}

/** "3 plasser" */
export const seatsInWords = (seats: number, lang: Lang): string =>
  count(lang, seats, { one: { nb: '{n} plass', en: '{n} seat' }, other: { nb: '{n} plasser', en: '{n} seats' } })

/** What a move comes to, as sentences: the fee, what the new seat costs, and which way the difference goes. */
export function sumsInWords(
  { fee, back, price, toPay, refund, owed, seats = 1 }: MovedFacts,
  lang: Lang,
  done: boolean,
): string[] {
  const isOne = seats === 1
  const sum = (amount: Money) => spell(amount, lang)
  const said = (amount: Money | null, words: (spelled: string) => string) =>
    amount && amount.minor > 0 ? [words(sum(amount))] : []
  return [
    ...said(fee, (kept) => say(lang, { nb: `Vi beholder ${kept} uten mva.`, en: `We keep ${kept} without VAT.` })),
    say(lang, {
      nb: isOne
        ? `Den gamle plassen gir ${sum(back)}, og den nye koster ${sum(price)}.`
        : `De gamle plassene gir ${sum(back)}, og de nye koster ${sum(price)}.`,
      en: isOne
        ? `The old seat gives ${sum(back)}, and the new one costs ${sum(price)}.`
        : `The old seats give ${sum(back)}, and the new ones cost ${sum(price)}.`,
    }),
    ...said(toPay, (rest) =>
      done
        ? say(lang, { nb: `Du har betalt ${rest} i mellomlegg.`, en: `You have paid the difference of ${rest}.` })
        : say(lang, { nb: `Mellomlegget er ${rest}.`, en: `The difference is ${rest}.` }),
    ),
    ...said(refund, (rest) =>
      say(lang, {
        nb: `${rest} går tilbake til kortet du betalte med.`,
        en: `${rest} goes back to the card you paid with.`,
      }),
    ),
    ...said(owed, (rest) => say(lang, { nb: `${rest} faktureres.`, en: `${rest} is invoiced.` })),
    ...(!toPay && !refund && !owed && price.minor === back.minor && price.minor > 0
      ? [say(lang, { nb: 'Det er ingenting å betale.', en: 'There is nothing to pay.' })]
      : []),
  ]
}
