import { listFormat, numberFormat } from '../platform/formats.ts'
import { count, type Lang, type Said, say } from '../platform/lang.ts'
import { CURRENCIES, money, spell } from '../platform/money.ts'
import type { CancellationRules, FeeStep, MovingTerms } from './rules.ts'
import { WHOLE_FEE } from './whole-fee.ts'

/** How many rules are kept in words: an installation has a handful of terms, and a list of courses says them on every row. */
const KEPT_MOST = 500
const kept = new Map<string, string>()

/** What comes back when, and who may cancel, in sentences; the first part of the answer to "what if". */
export function rulesInWords(rules: CancellationRules, lang: Lang): string {
  const key = `${lang}${JSON.stringify(rules)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= KEPT_MOST) kept.clear()
  const words = inWords(rules, lang)
  kept.set(key, words)
  return words
}

function inWords(rules: CancellationRules, lang: Lang): string {
  const steps = rules.steps.map((step, at) => stepInWords(step, { lang, isFirst: at === 0 }))
  return [
    ...steps,
    lateInWords(rules, lang),
    ...(rules.learnerCancels === 'asks' ? [asksInWords(lang)] : []),
    ...(rules.moving ? [movingInWords(rules.moving, lang)] : []),
  ].join(' ')
}

const asksInWords = (lang: Lang): string =>
  say(lang, {
    nb: 'Du ber om å få avbestille, og vi svarer; fristen regnes fra du spør. Angreretten trenger du ikke spørre om.',
    en: 'You ask to cancel, and we answer; what counts is when you asked. You need not ask for your right of withdrawal.',
  })

/** Until when a seat is moved to another start for a fixed fee. */
function movingInWords({ fee = {}, ...end }: MovingTerms, lang: Lang): string {
  const until = untilInWords(end, lang)
  const sums = CURRENCIES.flatMap((currency) => {
    const minor = fee[currency]
    return minor ? [spell(money(minor, currency), lang)] : []
  })
  if (sums.length === 0)
    return say(lang, {
      nb: `Bytte til en annen start er gratis ${until}.`,
      en: `Moving to another start is free ${until}.`,
    })
  const sum = listFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { type: 'disjunction' }).format(sums)
  return say(lang, {
    nb: `Bytte til en annen start koster ${sum} per plass uten mva. ${until}.`,
    en: `Moving to another start costs ${sum} a seat without VAT ${until}.`,
  })
}

export const rulesSaid = (rules: CancellationRules): Said => ({
  nb: rulesInWords(rules, 'nb'),
  en: rulesInWords(rules, 'en'),
})

/** Who may cancel a seat that a company pays for, who gets the money, and what the employer is shown. */
export function companySeatInWords({ companySeat }: CancellationRules, lang: Lang): string {
  const { learnerMayDecline, employerSees } = companySeat
  const cancels = say(lang, {
    nb: 'Betaler arbeidsgiver, er det arbeidsgiver som avbestiller og får pengene tilbake',
    en: 'Where an employer pays, the employer cancels and gets the money back',
  })
  const declines = say(lang, {
    nb: '; den som er invitert, kan takke nei',
    en: '; whoever is invited may decline',
  })
  return `${cancels}${learnerMayDecline ? declines : ''}. ${seenInWords(employerSees, lang)}`
}

function seenInWords(sees: CancellationRules['companySeat']['employerSees'], lang: Lang): string {
  if (sees.length === 0)
    return say(lang, { nb: 'Arbeidsgiver ser ikke hvem som møter.', en: 'The employer does not see who attends.' })
  const list = listFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(sees.map((each) => say(lang, SEES[each])))
  return say(lang, {
    nb: `Arbeidsgiver ser ${list}, aldri svar eller resultater.`,
    en: `The employer sees ${list}, never answers or results.`,
  })
}

const SEES: Record<CancellationRules['companySeat']['employerSees'][number], Said> = {
  claimed: { nb: 'om plassen er tatt i bruk', en: 'whether the seat has been taken up' },
  attended: { nb: 'oppmøte', en: 'attendance' },
  completed: { nb: 'om kurset er fullført', en: 'whether the course was completed' },
}

type How = { lang: Lang; isFirst: boolean }

function stepInWords(step: FeeStep, { lang, isFirst }: How): string {
  const until = untilInWords(step, lang)
  if (step.feeBasisPoints === 0)
    return isFirst
      ? say(lang, { nb: `Gratis avbestilling ${until}.`, en: `Free cancellation ${until}.` })
      : say(lang, { nb: `Så gratis ${until}.`, en: `Then free ${until}.` })
  const fee = feeInWords(step, lang)
  if (isFirst) return say(lang, { nb: `Avbestilling ${until} koster ${fee}.`, en: `Cancelling ${until} costs ${fee}.` })
  return say(lang, { nb: `Deretter koster det ${fee} ${until}.`, en: `After that it costs ${fee} ${until}.` })
}

function untilInWords({ daysBefore, at }: Pick<FeeStep, 'daysBefore' | 'at'>, lang: Lang): string {
  if (daysBefore === 0) return say(lang, { nb: 'til kurset starter', en: 'until the course starts' })
  const days = count(lang, daysBefore, {
    one: { nb: '{n} dag før start', en: '{n} day before the start' },
    other: { nb: '{n} dager før start', en: '{n} days before the start' },
  })
  return at === 'midnight'
    ? say(lang, { nb: `til kl. 24.00 ${days}`, en: `until midnight at the end of the day ${days}` })
    : say(lang, { nb: `til samme klokkeslett ${days}`, en: `until the same hour ${days}` })
}

/** What a step costs: so much of the price, and where there is one, its cap. */
export function feeInWords({ feeBasisPoints, cap = {} }: FeeStep, lang: Lang): string {
  const percent = numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(feeBasisPoints / WHOLE_FEE)
  const caps = CURRENCIES.flatMap((currency) => {
    const most = cap[currency]
    return most === undefined ? [] : [spell(money(most, currency), lang)]
  })
  const price = say(lang, { nb: `${percent} av prisen`, en: `${percent} of the price` })
  if (caps.length === 0) return price
  const most = listFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { type: 'disjunction' }).format(caps)
  return say(lang, {
    nb: `${price}, høyst ${most} per plass uten mva.,`,
    en: `${price}, at most ${most} a seat without VAT,`,
  })
}

function lateInWords({ steps, afterStart }: CancellationRules, lang: Lang): string {
  if (afterStart === 'pro-rata')
    return say(lang, {
      nb: 'Når kurset er i gang, får du tilbake for samlingene som gjenstår.',
      en: 'Once the course has begun, you get back for the sessions that are left.',
    })
  return steps.at(-1)?.daysBefore === 0
    ? say(lang, { nb: 'Etter start får du ikke penger tilbake.', en: 'After the start no money comes back.' })
    : say(lang, { nb: 'Senere får du ikke penger tilbake.', en: 'Later no money comes back.' })
}
