import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'
import type { PrepaidState } from '../../prepaid/prepaid.ts'
import type { AtEnd } from '../../prepaid/schema.ts'
import type { Tone } from '../desk/tag.ts'

export const PREPAID: Said = { nb: 'Forhåndsbetalt', en: 'Prepaid' }

export const PREPAID_STATE_WORDS: Record<PrepaidState, { tone: Tone; said: Said }> = {
  offered: { tone: 'info', said: { nb: 'Venter på svar', en: 'Awaits an answer' } },
  lapsed: { tone: 'neutral', said: { nb: 'Svarfristen er ute', en: 'The time to answer is out' } },
  withdrawn: { tone: 'neutral', said: { nb: 'Trukket tilbake', en: 'Taken back' } },
  invoicing: { tone: 'info', said: { nb: 'Faktura lages', en: 'Invoice in the making' } },
  running: { tone: 'success', said: { nb: 'Kan brukes', en: 'Can be used' } },
  ended: { tone: 'neutral', said: { nb: 'Over', en: 'Over' } },
  'taken-back': { tone: 'neutral', said: { nb: 'Kreditert', en: 'Credited' } },
}

export const AT_END_WORDS: Record<AtEnd, Said> = {
  income: { nb: 'Det som ikke er brukt da, betales ikke tilbake', en: 'What is not used by then is not paid back' },
  'given-back': { nb: 'Det som ikke er brukt da, krediteres', en: 'What is not used by then is credited' },
}

export const PREPAID_LABELS: Record<string, Said> = {
  number: { nb: 'Nummer', en: 'Number' },
  places: { nb: 'Antall plasser', en: 'Number of places' },
  net: { nb: 'Pris for alt', en: 'Price of all of it' },
  currency: { nb: 'Valuta', en: 'Currency' },
  course: { nb: 'Kurs', en: 'Courses' },
  untilDay: { nb: 'Kan brukes til og med', en: 'Can be used until and including' },
  answerBy: { nb: 'Svarfrist', en: 'To be answered by' },
  atEnd: { nb: 'Hva skjer med det som ikke er brukt?', en: 'What becomes of what is not used?' },
  contactName: { nb: 'Kontaktperson på fakturaen', en: 'Contact on the invoice' },
  contactEmail: { nb: 'E-post til kontaktpersonen', en: 'E-mail of the contact' },
  purchaseOrderNumber: { nb: 'Innkjøpsordre', en: 'Purchase order number' },
  buyerReference: { nb: 'Bedriftens referanse', en: 'Reference of the company' },
  acceptedSalesTerms: { nb: 'Salgsvilkår', en: 'Terms of sale' },
}

type Told = { field: string; said: Said | ((problem: Problem) => Said) }
const plain = (field: string, nb: string, en: string): Told => ({ field, said: { nb, en } })

/** What is refused to those who offer prepaids and those who say yes to them. */
export const PREPAID_REFUSALS: Record<string, Told> = {
  'prepaid/number-taken': plain(
    'number',
    'Bedriften har en annen forhåndsbetaling med dette nummeret.',
    'The company has another prepaid with this number.',
  ),
  'prepaid/answered': plain(
    '',
    'Tilbudet er besvart eller trukket tilbake, eller svarfristen er ute.',
    'The offer was answered or taken back, or the time to answer is out.',
  ),
  'prepaid/abroad': plain('', 'Bare bedrifter i Norge kan betale på forhånd.', 'Only companies in Norway can prepay.'),
}

/** What the schema of the offer says of it, at its field. */
export const PREPAID_FAULTS: readonly [RegExp, Said][] = [
  [
    /^this course is sold with VAT/,
    {
      nb: 'Ett av kursene selges med merverdiavgift og kan ikke betales på forhånd.',
      en: 'One of the courses is sold with VAT and cannot be prepaid.',
    },
  ],
  [
    /^must be a whole number of minor units for each place/,
    { nb: 'Prisen må gå opp i antall plasser.', en: 'The price must be the same for each place, to the øre.' },
  ],
  [/^must not be over/, { nb: 'Dagen er over.', en: 'The day is over.' }],
  [
    /^must not come before answerBy/,
    { nb: 'Må ikke være før svarfristen.', en: 'Must not come before the day to answer by.' },
  ],
]

/** What is refused to whoever wants to draw. */
export const DRAWING_REFUSALS: Record<string, Said> = {
  'prepaid/not-running': {
    nb: 'Det kan ikke trekkes av denne forhåndsbetalingen nå. Velg en annen måte å betale på.',
    en: 'This prepaid cannot be drawn on now. Choose another way to pay.',
  },
  'prepaid/not-covered': {
    nb: 'Forhåndsbetalingen gjelder ikke alt i handlekurven. Bestill resten for seg.',
    en: 'The prepaid does not cover all that is in the cart. Order the rest by itself.',
  },
  'prepaid/other-currency': {
    nb: 'Forhåndsbetalingen er i en annen valuta.',
    en: 'The prepaid is in another currency.',
  },
  'prepaid/drawn': {
    nb: 'Bare det som er igjen av forhåndsbetalingen, kan krediteres. Resten er blitt til plasser.',
    en: 'Only what is left of the prepaid can be credited. The rest has become seats.',
  },
}

/** What is left, to whoever wanted more. */
export const tooLittleWords = (lang: Lang, { left }: { left: Money }): string =>
  say(lang, {
    nb: `Det er ${spell(left, 'nb')} igjen av forhåndsbetalingen. Ingenting er bestilt. Bestill færre plasser, eller betal på en annen måte.`,
    en: `${spell(left, 'en')} is left of the prepaid. Nothing was ordered. Order fewer seats, or pay in another way.`,
  })
