import { type Lang, type Said, say } from '../../platform/lang.ts'
import { TEACHING } from '../words/offers.ts'

const LABELS = {
  code: { nb: 'Kode', en: 'Code' },
  mode: { nb: 'Form', en: 'Form' },
  place: { nb: 'Sted', en: 'Place' },
  teachingLang: { nb: 'Undervises på', en: 'Taught in' },
  startsAt: { nb: 'Kurset starter', en: 'The course starts' },
  endsAt: { nb: 'Kurset slutter', en: 'The course ends' },
  saleOpensAt: { nb: 'Påmeldingen åpner', en: 'Booking opens' },
  saleClosesAt: { nb: 'Påmeldingen stenger', en: 'Booking closes' },
  zone: { nb: 'Tidssone', en: 'Time zone' },
  priceAmount: { nb: 'Pris per plass', en: 'Price of one seat' },
  currency: { nb: 'Valuta', en: 'Currency' },
  taxClass: { nb: 'Mva.-klasse', en: 'VAT class' },
  priceKind: { nb: 'Prisen er', en: 'The price is' },
  tiers: { nb: 'Billigere ved flere plasser', en: 'Cheaper for more seats' },
  tierRule: { nb: 'Når noen av plassene gis tilbake', en: 'When some of the seats are given back' },
  taxDecision: { nb: 'Hvem har avgjort mva., og hvorfor', en: 'Who decided on the VAT, and why' },
  invoiceToPersons: { nb: 'Privatpersoner kan betale med faktura', en: 'Private persons may pay on invoice' },
  employerHoldDays: { nb: 'Dager en arbeidsgiver har på å svare', en: 'Days an employer has to answer' },
  terms: { nb: 'Avbestillingsvilkår', en: 'Cancellation terms' },
  capacity: { nb: 'Antall plasser', en: 'Number of seats' },
  joinUrl: { nb: 'Lenke for å bli med på nett', en: 'Link to join online' },
  freeDays: { nb: 'Dager med gratis avbestilling', en: 'Days of free cancellation' },
  noticeKind: { nb: 'Hva endringen betyr', en: 'What the change means' },
  minimum: { nb: 'Minste antall deltakere', en: 'Smallest number of participants' },
} as const satisfies Record<string, Said>
type Labelled = keyof typeof LABELS

const SESSION = {
  startsAt: { nb: 'Fra', en: 'From' },
  endsAt: { nb: 'Til', en: 'Until' },
  place: { nb: 'Rom eller sted', en: 'Room or place' },
} as const satisfies Record<string, Said>
type SessionPart = keyof typeof SESSION

const TERMS = {
  practical: { nb: 'Praktisk informasjon', en: 'Practical information' },
  noticeWords: { nb: 'Hvorfor', en: 'Why' },
  termsName: { nb: 'Navn på vilkårene', en: 'Name of the terms' },
  termsInWords: { nb: 'Vilkårene', en: 'The terms' },
} as const satisfies Record<string, Said>
type TermsPart = keyof typeof TERMS

export const offeringLabel = (lang: Lang, name: Labelled): string => say(lang, LABELS[name])
export const sessionLabel = (lang: Lang, part: SessionPart): string => say(lang, SESSION[part])
export const nthSession = (lang: Lang, row: number): string =>
  say(lang, { nb: `Samling ${row + 1}`, en: `Session ${row + 1}` })
export const termsLabel = (lang: Lang, part: TermsPart, tongue: Lang): string =>
  `${say(lang, TERMS[part])} – ${say(lang, TEACHING[tongue]).toLowerCase()}`

/** What a field is called in the list of what is wrong, where rows and languages stand apart from each other. */
export const fieldLabel =
  (lang: Lang) =>
  (name: string): string | null => {
    if (name in LABELS) return offeringLabel(lang, name as Labelled)
    const [part, row, member] = name.split('.')
    if (part === 'sessions')
      return `${nthSession(lang, Number(row))}, ${sessionLabel(lang, member as SessionPart).toLowerCase()}`
    return part && part in TERMS ? termsLabel(lang, part as TermsPart, row as Lang) : null
  }
