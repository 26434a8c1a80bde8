import { type RequestFacts, type RequestState, stateOf } from '../../asking/state.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { checkoutLabel } from './checkout.ts'

export const ASKING_LABELS = {
  employerEmail: { nb: 'E-postadressen til den som skal svare', en: 'E-mail address of whoever is to answer' },
  approverNote: { nb: 'Melding til den som skal godkjenne', en: 'Note to whoever is to say yes' },
  note: { nb: 'Melding til arbeidsgiveren', en: 'Note to your employer' },
  answeredBy: { nb: 'Navnet ditt', en: 'Your name' },
  partAs: { nb: 'Hvor mye av prisen?', en: 'How much of the price?' },
  percent: { nb: 'Prosent av prisen', en: 'Per cent of the price' },
  amount: { nb: 'Beløp med mva', en: 'Amount with VAT' },
  reason: { nb: 'Hvorfor ikke?', en: 'Why not?' },
} as const satisfies Record<string, Said>

export const askingLabel = (lang: Lang, name: keyof typeof ASKING_LABELS): string => say(lang, ASKING_LABELS[name])

/** What a field is called in the list of what is wrong. */
export const askingFieldLabel = (lang: Lang, name: string): string | null =>
  name in ASKING_LABELS ? askingLabel(lang, name as keyof typeof ASKING_LABELS) : checkoutLabel(lang, name)

type Standing = { title: Said; sentence: Said; tone: 'good' | 'wait' | 'stop' }

/** Where a request stands, as its learner understands it. */
const REQUEST_WORDS: Record<RequestState, Standing> = {
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
  waiting: {
    title: { nb: 'Venter på godkjenning', en: 'Waiting for a yes' },
    sentence: {
      nb: 'De som kan godkjenne for bedriften, har fått en e-post.',
      en: 'Those who can say yes for the company have been mailed.',
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
  'part-offered': {
    title: { nb: 'Arbeidsgiveren betaler en del', en: 'Your employer pays a part' },
    sentence: {
      nb: 'Arbeidsgiveren har sagt ja til sin del av prisen. Plassen er din når du har betalt resten med kort. Betaler du ikke i tide, er plassen fri, og ingen av dere skal betale noe.',
      en: 'Your employer has said yes to their share of the price. The seat is yours once you have paid the rest by card. If you do not pay in time the seat is free, and neither of you pays anything.',
    },
    tone: 'wait',
  },
  shared: {
    title: { nb: 'Dere har delt prisen', en: 'You have shared the price' },
    sentence: {
      nb: 'Plassen er din. Du har betalt din del, og arbeidsgiveren får faktura for resten.',
      en: 'The seat is yours. You have paid your share, and your employer is invoiced for the rest.',
    },
    tone: 'good',
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

/** The same of a request to one's company, where other words fit. */
const COMPANY_WORDS: Partial<Record<RequestState, Standing>> = {
  'being-paid': {
    title: { nb: 'Godkjent, betales med kort', en: 'Approved, being paid by card' },
    sentence: {
      nb: 'Ordren venter på kortbetalingen. Du eller den som godkjente, kan betale. Blir den ikke betalt, kan forespørselen besvares på nytt.',
      en: 'The order waits for its payment by card. You or whoever approved it can pay. If it is not paid, the request can be answered again.',
    },
    tone: 'wait',
  },
  approved: {
    title: { nb: 'Godkjent', en: 'Approved' },
    sentence: { nb: 'Bestillingen er lagt inn.', en: 'The order has been placed.' },
    tone: 'good',
  },
  declined: {
    title: { nb: 'Ikke godkjent', en: 'Not approved' },
    sentence: { nb: 'Plassene er gitt fri.', en: 'The seats have been let go.' },
    tone: 'stop',
  },
  withdrawn: {
    title: { nb: 'Trukket', en: 'Withdrawn' },
    sentence: { nb: 'Plassene er gitt fri.', en: 'The seats have been let go.' },
    tone: 'stop',
  },
  expired: {
    title: { nb: 'Ingen svarte i tide', en: 'Nobody answered in time' },
    sentence: { nb: 'Plassene er ikke holdt av lenger.', en: 'The seats are held no longer.' },
    tone: 'stop',
  },
}

/** Where a request stands, in words. */
export function requestWords(request: RequestFacts, now: Date): Standing {
  const state = stateOf(request, now)
  return (request.companyId ? COMPANY_WORDS[state] : null) ?? REQUEST_WORDS[state]
}
