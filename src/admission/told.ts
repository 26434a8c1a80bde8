import { SELLER_ZONE } from '../platform/clock.ts'
import { dateFormat } from '../platform/formats.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { daysInWords, deadlineInWords } from '../platform/when-in-words.ts'
import type { ApplicationEnd, Decision, RefusalReason } from './schema.ts'

/** What the mails to an applicant rest on. */
export type Told = {
  email: string
  lang: Lang
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  contactEmail: string
  decideBy: Date
  askedMore: string | null
  reason: RefusalReason | null
  words: string
  payBy: Date | null
  decision: Decision | null
  endedAs: ApplicationEnd | null
  /** Which has bought the seat, and by when the papers are to be there; null where whoever applies pays. */
  company: string | null
  showBy: Date | null
}
/** Why somebody was not admitted, in the words that pages and mails share. */
export const REASONS: Record<RefusalReason, Said> = {
  requirements: {
    nb: 'Kravene til kurset er ikke oppfylt.',
    en: 'The requirements of the course are not fulfilled.',
  },
  documents: {
    nb: 'Dokumentene viser ikke det som kreves.',
    en: 'The documents do not show what is required.',
  },
  places: { nb: 'Andre søkere gikk foran.', en: 'Other applicants came first.' },
  other: { nb: 'Begrunnelsen står under.', en: 'The reason is given below.' },
}

export const said = ({ words }: Told): string => (words === '' ? '' : ` ${words}`)

export const course = (told: Told, lang: Lang): string => `${told.title} (${told.code}, ${daysInWords(lang, told)})`

export const by = ({ decideBy }: Told, lang: Lang): string =>
  dateFormat(LOCALES[lang], { timeZone: SELLER_ZONE, weekday: 'long', day: 'numeric', month: 'long' }).format(decideBy)

export const until = (instant: Date | null, lang: Lang): string => (instant ? deadlineInWords(lang, instant) : '')

const LOCALES: Record<Lang, string> = { nb: 'nb-NO', en: 'en-GB' }
