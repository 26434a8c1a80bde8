import { SELLER_ZONE } from '../../platform/clock.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { UNFIT, type Unfit, type UnfitFacts } from '../../vouchers/problems.ts'
import type { ForWhom } from '../../vouchers/schema.ts'
import type { VoucherState } from '../../vouchers/voucher.ts'
import { moment } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'
import { seatCount } from './offers.ts'

/** Why a code lowers nothing, to whoever typed it. */
export function unfitWords(lang: Lang, why: Unfit, about: UnfitFacts): string {
  return say(lang, SENTENCES[why](about))
}

const over = ({ code }: UnfitFacts): Said => ({
  nb: `Koden ${code} gjelder ikke lenger.`,
  en: `The code ${code} counts no more.`,
})
const SENTENCES: Record<Unfit, (about: UnfitFacts) => Said> = {
  'not-yet': ({ code, from }) => ({
    nb: `Koden ${code} gjelder ikke ennå${from ? `, men fra ${moment('nb', SELLER_ZONE, from)}` : ''}.`,
    en: `The code ${code} does not count yet${from ? `, but from ${moment('en', SELLER_ZONE, from)}` : ''}.`,
  }),
  ...{ over, ended: over },
  'other-course': ({ code }) => ({
    nb: `Koden ${code} gjelder ikke for kursene i kurven.`,
    en: `The code ${code} is not for the courses in the cart.`,
  }),
  'too-few-seats': ({ code, fromSeats }) => ({
    nb: `Koden ${code} gjelder fra ${seatCount('nb', fromSeats ?? 2)} på samme kurs.`,
    en: `The code ${code} is for ${seatCount('en', fromSeats ?? 2)} or more on one course.`,
  }),
  'for-companies': ({ code }) => ({
    nb: `Koden ${code} gjelder når en bedrift betaler. Velg bedrift i kassen, så blir prisen lavere der.`,
    en: `The code ${code} is for companies. Choose company at checkout, and the price is lower there.`,
  }),
  'for-persons': ({ code }) => ({
    nb: `Koden ${code} gjelder bare for privatpersoner.`,
    en: `The code ${code} is for private persons only.`,
  }),
  'better-otherwise': ({ code }) => ({
    nb: `Prisen du har fra før, er like lav eller lavere enn med koden ${code}, så koden brukes ikke.`,
    en: `The price you have already is as low as with the code ${code}, or lower, so the code is not used.`,
  }),
  'used-up': ({ code, left }) => ({
    nb: left
      ? `Koden ${code} kan bare brukes på ${seatCount('nb', left)} til. Ta færre plasser, eller fjern koden.`
      : `Koden ${code} er brukt opp.`,
    en: left
      ? `The code ${code} is left for ${seatCount('en', left)} only. Take fewer seats, or remove the code.`
      : `The code ${code} is used up.`,
  }),
  'used-by-you': ({ code, left }) => ({
    nb: left
      ? `Du kan bruke koden ${code} på ${seatCount('nb', left)} til. Ta færre plasser, eller fjern koden.`
      : `Du har brukt koden ${code} så ofte det går an.`,
    en: left
      ? `You can use the code ${code} for ${seatCount('en', left)} more. Take fewer seats, or remove the code.`
      : `You have used the code ${code} as often as one may.`,
  }),
}

const PREFIX = 'voucher/'
/** What a refusal of a code says to a buyer; null where it is none. */
export function codeRefused(lang: Lang, { code, facts }: Problem): string | null {
  if (code === 'voucher/unknown')
    return say(lang, {
      nb: 'Vi kjenner ikke denne koden. Sjekk at du har skrevet den riktig.',
      en: 'We do not know this code. Check that you have typed it right.',
    })
  if (code === 'voucher/too-many-tries')
    return say(lang, {
      nb: 'Det er prøvd mange koder som ikke virker. Vent en time og prøv igjen. Du kan bestille uten kode så lenge.',
      en: 'Many codes that do not work were tried. Wait an hour and try again. Meanwhile you can order without a code.',
    })
  const why = UNFIT.find((each) => code === PREFIX + each)
  if (!why) return null
  const { from, ...about } = facts as Omit<UnfitFacts, 'from'> & { from?: string }
  return unfitWords(lang, why, { ...about, ...(from && { from: new Date(from) }) })
}

export const VOUCHER_STATE: Record<VoucherState, { tone: Tone; said: Said }> = {
  runs: { tone: 'success', said: { nb: 'Gjelder nå', en: 'Counts now' } },
  'not-yet': { tone: 'info', said: { nb: 'Gjelder ikke ennå', en: 'Not yet' } },
  over: { tone: 'neutral', said: { nb: 'Tiden er ute', en: 'Its time is out' } },
  ended: { tone: 'neutral', said: { nb: 'Avsluttet', en: 'Ended' } },
}
export const FOR_WHOM_WORDS: Record<ForWhom, Said> = {
  everybody: { nb: 'Alle', en: 'Everybody' },
  persons: { nb: 'Bare privatpersoner', en: 'Private persons only' },
  companies: { nb: 'Bare bedrifter', en: 'Companies only' },
}

/** What the form of a voucher calls its fields. */
export const VOUCHER_LABELS: Record<string, Said> = {
  code: { nb: 'Koden', en: 'The code' },
  codes: { nb: 'Eller så mange tilfeldige koder, til én plass hver', en: 'Or so many random codes, for one seat each' },
  campaign: { nb: 'Kampanje', en: 'Campaign' },
  percent: { nb: 'Avslag i prosent', en: 'Percent off' },
  amount: { nb: 'Eller beløp av hver plass, med mva.', en: 'Or an amount off each seat, with VAT' },
  currency: { nb: 'Valuta', en: 'Currency' },
  course: { nb: 'Kurs', en: 'Courses' },
  faculty: { nb: 'Fakulteter', en: 'Faculties' },
  offerings: { nb: 'Oppstarter', en: 'Starts' },
  forWhom: { nb: 'Hvem kan bruke den?', en: 'Who may use it?' },
  fromAt: { nb: 'Fra', en: 'From' },
  untilAt: { nb: 'Til', en: 'Until' },
  fromSeats: { nb: 'Minst så mange plasser på samme kurs', en: 'At least so many seats on one course' },
  seatsMost: { nb: 'Høyst så mange plasser i alt', en: 'At most so many seats in all' },
  buyerMost: {
    nb: 'Høyst så mange plasser per person eller bedrift',
    en: 'At most so many seats of one person or company',
  },
  reason: { nb: 'Hvorfor', en: 'Why' },
}

/** What is refused to those who make vouchers. */
export const VOUCHER_REFUSALS: Record<string, { field: string; said: Said }> = {
  'voucher/code-taken': {
    field: 'code',
    said: { nb: 'Denne koden finnes fra før. Velg en annen.', en: 'There is such a code already. Choose another.' },
  },
  'voucher/ended': {
    field: '',
    said: { nb: 'Koden er avsluttet. Lag en ny.', en: 'The code was ended. Make a new one.' },
  },
}

export const VOUCHER_FAULTS: readonly [RegExp, Said][] = [
  [
    /^give either percentBasisPoints or amount/,
    { nb: 'Skriv enten prosent eller beløp.', en: 'Write either a percentage or an amount.' },
  ],
  [
    /^give either a code or a number/,
    { nb: 'Skriv enten en kode eller hvor mange koder.', en: 'Write either a code or how many codes.' },
  ],
  [
    /^name faculties, courses or offerings/,
    {
      nb: 'Velg fakulteter, kurs eller oppstarter, ikke flere av dem.',
      en: 'Choose faculties, courses or starts, not several of them.',
    },
  ],
  [
    /^letters, digits and hyphens/,
    { nb: 'Bruk bokstaver, sifre og bindestrek.', en: 'Use letters, digits and hyphens.' },
  ],
  [/^must come after fromAt/, { nb: 'Må komme etter det den gjelder fra.', en: 'Must come after its beginning.' }],
  [/^there is no such thing/, { nb: 'Finnes ikke her.', en: 'There is no such thing here.' }],
]
