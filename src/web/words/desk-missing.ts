import { type Lang, type Said, say } from '../../platform/lang.ts'
import { DEVELOPING_MENDS } from './developing.ts'

/** What a draft lacks, in words, and the field that mends it; `course` where that field stands on the course's own page. */
type Mend = { said: Said; field: string; on?: 'course' }

const MENDS: Record<string, Mend> = {
  course: {
    said: { nb: 'Kurset må publiseres først.', en: 'The course itself must be published first.' },
    field: 'publication',
    on: 'course',
  },
  language: {
    said: {
      nb: 'Tittel, ingress og beskrivelse må være fylt ut på minst ett språk.',
      en: 'Title, summary and description are needed in at least one language.',
    },
    field: 'nb.title',
    on: 'course',
  },
  contact: {
    said: { nb: 'En e-postadresse for spørsmål mangler.', en: 'An e-mail address for questions is missing.' },
    field: 'contactEmail',
    on: 'course',
  },
  sessions: {
    said: { nb: 'Minst én samling med klokkeslett mangler.', en: 'At least one session with its times is missing.' },
    field: 'sessions.0.startsAt',
  },
  minimum: {
    said: {
      nb: 'Minste antall deltakere mangler. Skriv 1 hvis kurset alltid går.',
      en: 'The smallest number of participants is missing. Enter 1 if it always runs.',
    },
    field: 'minimum',
  },
  price: {
    said: {
      nb: 'Pris og mva. mangler. Skriv 0 hvis kurset er gratis.',
      en: 'Price and VAT are missing. Enter 0 if it is free.',
    },
    field: 'priceAmount',
  },
  'tax-decision': {
    said: {
      nb: 'Det mangler hvem som har avgjort mva., og hvorfor.',
      en: 'Who decided on the VAT, and why, is missing.',
    },
    field: 'taxDecision',
  },
  terms: {
    said: {
      nb: 'Avbestillingsvilkår mangler: kjøperne vil vite hva som skjer om de ikke kan komme.',
      en: 'Cancellation terms are missing: buyers ask what happens if they cannot come.',
    },
    field: 'terms',
  },
  capacity: { said: { nb: 'Det er ingen plasser å selge.', en: 'There are no seats to sell.' }, field: 'capacity' },
  'minimum-above-capacity': {
    said: {
      nb: 'Minste antall deltakere er høyere enn antall plasser.',
      en: 'The minimum is higher than the number of seats.',
    },
    field: 'minimum',
  },
  ...DEVELOPING_MENDS,
  dates: { said: { nb: 'Kurset er allerede over.', en: 'It has already ended.' }, field: 'endsAt' },
}

/** In the reader's language; one we have no words for speaks for itself. */
export function missingWords(lang: Lang, { name, sentence }: { name: string; sentence: string }): string {
  const mend = MENDS[name]
  return mend ? say(lang, mend.said) : sentence
}

export const mendingField = (name: string): { field: string; onCourse: boolean } => ({
  field: MENDS[name]?.field ?? '',
  onCourse: MENDS[name]?.on === 'course',
})
