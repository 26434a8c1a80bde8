import type { RequestState } from '../../asking/state.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { checkoutLabel } from './checkout.ts'

export const ASKING_LABELS = {
  employerEmail: { nb: 'E-postadressen til den som skal svare', en: 'E-mail address of whoever is to answer' },
  note: { nb: 'Melding til arbeidsgiveren', en: 'Note to your employer' },
  answeredBy: { nb: 'Navnet ditt', en: 'Your name' },
  reason: { nb: 'Hvorfor ikke?', en: 'Why not?' },
} as const satisfies Record<string, Said>

export const askingLabel = (lang: Lang, name: keyof typeof ASKING_LABELS): string => say(lang, ASKING_LABELS[name])

/** What a field is called in the list of what is wrong. */
export const askingFieldLabel = (lang: Lang, name: string): string | null =>
  name in ASKING_LABELS ? askingLabel(lang, name as keyof typeof ASKING_LABELS) : checkoutLabel(lang, name)

type Standing = { title: Said; sentence: Said; tone: 'good' | 'wait' | 'stop' }

/** Where a request stands, as its learner understands it. */
export const REQUEST_WORDS: Record<RequestState, Standing> = {
  sending: {
    title: { nb: 'Forespørselen sendes', en: 'The request is being sent' },
    sentence: { nb: 'E-posten er på vei ut.', en: 'The mail is on its way.' },
    tone: 'wait',
  },
  'not-delivered': {
    title: { nb: 'E-posten kommer ikke fram', en: 'The mail does not get through' },
    sentence: {
      nb: 'Mottakerens e-posttjener tok ikke imot den. Se over adressen, og send på nytt.',
      en: 'The mail server of the recipient did not take it. Look at the address and send it again.',
    },
    tone: 'stop',
  },
  sent: {
    title: { nb: 'Venter på svar', en: 'Waiting for an answer' },
    sentence: { nb: 'Forespørselen er sendt.', en: 'The request has been sent.' },
    tone: 'wait',
  },
  opened: {
    title: { nb: 'Venter på svar', en: 'Waiting for an answer' },
    sentence: {
      nb: 'Noen hos arbeidsgiveren har åpnet forespørselen.',
      en: 'Somebody at your employer has opened the request.',
    },
    tone: 'wait',
  },
  'being-paid': {
    title: { nb: 'Betales nå', en: 'Being paid now' },
    sentence: {
      nb: 'Noen har bestilt plassen og betaler den med kort. Plassen er din når betalingen er kommet. Blir den ikke betalt, går forespørselen videre.',
      en: 'Somebody has ordered the seat and pays for it by card. The seat is yours once the payment has arrived. If it is not paid, the request goes on.',
    },
    tone: 'wait',
  },
  approved: {
    title: { nb: 'Arbeidsgiveren har sagt ja', en: 'Your employer has said yes' },
    sentence: { nb: 'Plassen er din.', en: 'The seat is yours.' },
    tone: 'good',
  },
  'paid-by-learner': {
    title: { nb: 'Du har betalt selv', en: 'You have paid yourself' },
    sentence: { nb: 'Plassen er din.', en: 'The seat is yours.' },
    tone: 'good',
  },
  declined: {
    title: { nb: 'Arbeidsgiveren har sagt nei', en: 'Your employer has said no' },
    sentence: {
      nb: 'Plassen holdes av ett døgn etter svaret, så du kan betale selv.',
      en: 'The seat is held for a day after the answer, so that you can pay yourself.',
    },
    tone: 'stop',
  },
  withdrawn: {
    title: { nb: 'Du har trukket forespørselen', en: 'You have withdrawn the request' },
    sentence: { nb: 'Plassen er gitt fri.', en: 'The seat has been let go.' },
    tone: 'stop',
  },
  expired: {
    title: { nb: 'Ingen svarte i tide', en: 'Nobody answered in time' },
    sentence: {
      nb: 'Plassen er ikke holdt av lenger. Er det plasser igjen, kan du kjøpe en eller spørre på nytt.',
      en: 'The seat is held no longer. If any are left you can buy one, or ask again.',
    },
    tone: 'stop',
  },
}
