import { CARD_SUMMARY_MAX } from '../../developing/gates.ts'
import type { Look } from '../../developing/look-over.ts'
import type { ProposalState } from '../../developing/proposals.ts'
import type { Step } from '../../developing/schema.ts'
import type { Stage } from '../../developing/stage.ts'
import type { Said } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

export const STAGE_WORDS: Record<Stage, Said> = {
  idea: { nb: 'Idé', en: 'Idea' },
  development: { nb: 'Utvikling', en: 'Development' },
  marketing: { nb: 'Markedsføring', en: 'Marketing' },
  'on-sale': { nb: 'Til salgs', en: 'On sale' },
  delivered: { nb: 'Holdt', en: 'Delivered' },
  evaluated: { nb: 'Evaluert', en: 'Evaluated' },
  archived: { nb: 'Arkivert', en: 'Archived' },
}

export const STEP_WORDS: Record<Step, Said> = {
  idea: { nb: 'Tilbake til idé', en: 'Back to idea' },
  development: { nb: 'Til utvikling', en: 'To development' },
  marketing: { nb: 'Til markedsføring', en: 'To marketing' },
  evaluated: { nb: 'Merk som evaluert', en: 'Mark as evaluated' },
  archived: { nb: 'Arkiver', en: 'Archive' },
}

export const PROPOSAL_WORDS: Record<ProposalState, { said: Said; tone: Tone }> = {
  draft: { said: { nb: 'Utkast', en: 'Draft' }, tone: 'neutral' },
  'handed-in': { said: { nb: 'Levert', en: 'Handed in' }, tone: 'info' },
  granted: { said: { nb: 'Innvilget', en: 'Granted' }, tone: 'success' },
  declined: { said: { nb: 'Avslått', en: 'Declined' }, tone: 'danger' },
  returned: { said: { nb: 'Trenger mer', en: 'More is needed' }, tone: 'warning' },
}

export const LOOK_WORDS: Record<Look['name'], (day: string) => Said> = {
  holiday: (day) => ({
    nb: `Samlingen ${day} er på en helligdag.`,
    en: `The session on ${day} is on a public holiday.`,
  }),
  weekend: (day) => ({ nb: `Samlingen ${day} er i en helg.`, en: `The session on ${day} is on a weekend.` }),
  'in-the-past': () => ({ nb: 'Første dag er passert.', en: 'Its first day has passed.' }),
  'sale-open-already': () => ({
    nb: 'Salget skulle ha åpnet allerede. Det åpner når oppstarten publiseres.',
    en: 'Booking should have opened already. It opens when the start is published.',
  }),
  'no-join-link': () => ({
    nb: 'Lenken til møtet er ikke satt. Den følger ikke med i en kopi.',
    en: 'The link to the meeting is not set. A copy does not bring it along.',
  }),
}

type Mend = { said: Said; field: string; on?: 'course' }
/** What a proposal or a course lacks before its next step, and the field that mends it. */
export const DEVELOPING_MENDS: Record<string, Mend> = {
  'proposal-title': {
    said: { nb: 'Tittel på begge språk mangler.', en: 'A title in both languages is missing.' },
    field: 'nb.title',
  },
  'proposal-idea': { said: { nb: 'Ideen mangler.', en: 'The idea is missing.' }, field: 'idea' },
  'proposal-need': {
    said: { nb: 'Hvem som spør etter kurset, mangler.', en: 'Who asks for the course is missing.' },
    field: 'need',
  },
  'proposal-target-group': {
    said: { nb: 'Målgruppen mangler.', en: 'Whom it is for is missing.' },
    field: 'targetGroup',
  },
  'proposal-term': {
    said: { nb: 'Semesteret for første oppstart mangler.', en: 'The term of the first start is missing.' },
    field: 'startTerm',
  },
  'proposal-contact': {
    said: { nb: 'E-post til kontakten mangler.', en: 'The contact’s e-mail address is missing.' },
    field: 'contactEmail',
  },
  'proposal-budget': {
    said: {
      nb: 'Budsjettet er ikke fullt utfylt. Skriv 0 der det ikke koster noe.',
      en: 'The budget is not complete. Enter 0 where nothing is spent.',
    },
    field: 'developmentMinor',
  },
  title: { said: { nb: 'En tittel mangler.', en: 'A title is missing.' }, field: 'nb.title', on: 'course' },
  texts: {
    said: {
      nb: 'Tittel, ingress og beskrivelse må være fylt ut på begge språk. Er ett nok, si hvorfor i notatet.',
      en: 'Title, summary and description are needed in both languages. Where one is enough, say why in the note.',
    },
    field: 'nb.title',
    on: 'course',
  },
  'summary-short': {
    said: {
      nb: `Ingressen er lengre enn ${CARD_SUMMARY_MAX} tegn.`,
      en: `The summary is longer than ${CARD_SUMMARY_MAX} characters.`,
    },
    field: 'nb.summary',
    on: 'course',
  },
  'for-whom': {
    said: {
      nb: 'Hvem kurset er for, og hva de må kunne, mangler.',
      en: 'For whom it is, and what they must know, is missing.',
    },
    field: 'nb.prerequisites',
    on: 'course',
  },
  'start-planned': {
    said: { nb: 'En oppstart med samlinger mangler.', en: 'A start with its sessions is missing.' },
    field: 'starts',
    on: 'course',
  },
  'start-priced': {
    said: { nb: 'En oppstart med pris mangler.', en: 'A start with a price is missing.' },
    field: 'starts',
    on: 'course',
  },
  'starts-current': {
    said: { nb: 'En oppstart er til salgs eller i gang.', en: 'A start is on sale or under way.' },
    field: 'starts',
    on: 'course',
  },
  delivered: {
    said: { nb: 'Kurset er ikke holdt ennå.', en: 'The course has not been held yet.' },
    field: 'starts',
    on: 'course',
  },
  'answers-concluded': {
    said: {
      nb: 'Ingen har sett på svarene fra dem som deltok: avslutt evalueringen av hver oppstart.',
      en: 'Nobody has looked at what those who took part answered: conclude the evaluation of each start.',
    },
    field: 'starts',
    on: 'course',
  },
  note: {
    said: { nb: 'Skriv hva som kom ut av kurset, i notatet.', en: 'Write what came of it, in the note.' },
    field: 'note',
  },
  'starts-over': {
    said: { nb: 'En oppstart er planlagt eller ikke over.', en: 'A start is planned, or not over.' },
    field: 'starts',
    on: 'course',
  },
  'orders-open': {
    said: { nb: 'En ordre er ikke gjort opp.', en: 'An order is not settled.' },
    field: 'starts',
    on: 'course',
  },
  'nobody-waits': {
    said: { nb: 'Noen står på venteliste.', en: 'Somebody is on a waiting list.' },
    field: 'starts',
    on: 'course',
  },
}

export const DEVELOPING_REFUSALS: Record<string, { field: string; said: Said }> = {
  'proposal/too-late': {
    field: '',
    said: {
      nb: 'Fristen er ute. Forslaget ble ikke levert.',
      en: 'The deadline has passed. The proposal was not handed in.',
    },
  },
  'proposal/round-not-open': {
    field: '',
    said: {
      nb: 'Runden er ikke åpnet ennå. Utkastet er lagret.',
      en: 'The round is not open yet. The draft is saved.',
    },
  },
  'proposal/handed-in': {
    field: '',
    said: {
      nb: 'Forslaget er levert og kan ikke endres nå.',
      en: 'The proposal is handed in and cannot be changed now.',
    },
  },
  'proposal/nothing-to-decide': {
    field: '',
    said: {
      nb: 'Det er ingenting å avgjøre. Noen andre har svart.',
      en: 'There is nothing to decide. Somebody else has answered.',
    },
  },
  'proposal/own': {
    field: '',
    said: {
      nb: 'Du har begynt eller levert dette forslaget selv. En annen må avgjøre det.',
      en: 'You began or handed in this proposal yourself. Somebody else must decide.',
    },
  },
  'proposal/course-there': {
    field: '',
    said: { nb: 'Det er laget et kurs av dette forslaget.', en: 'A course was made of this proposal already.' },
  },
  'round/over': {
    field: 'closesAt',
    said: { nb: 'Runden er over og blir som den var.', en: 'The round is over and stays as it was.' },
  },
  'round/not-later': {
    field: 'closesAt',
    said: { nb: 'Ny frist må være senere enn den gamle.', en: 'The new deadline must be later than the old one.' },
  },
  'developing/already-there': {
    field: 'step',
    said: { nb: 'Kurset står der allerede.', en: 'The course stands there already.' },
  },
}

/** What the verbs say of single fields. */
export const DEVELOPING_FAULTS: readonly [RegExp, Said][] = [
  [
    /^give an amount where it is granted/,
    {
      nb: 'Fyll ut beløpet når det innvilges, og bare da.',
      en: 'Give the amount where it is granted, and only there.',
    },
  ],
  [
    /^say until when, where it is returned/,
    { nb: 'Fyll ut når det sendes tilbake, og bare da.', en: 'Say until when where it is returned, and only there.' },
  ],
  [/^must be to come$/, { nb: 'Velg et tidspunkt som ikke er passert.', en: 'Choose a time that is to come.' }],
  [/^say why$/, { nb: 'Skriv hvorfor.', en: 'Say why.' }],
  [
    /^must come after opensAt/,
    { nb: 'Fristen må komme etter åpningen.', en: 'The deadline must come after the opening.' },
  ],
  [/^must be within ten years/, { nb: 'Velg en dag innen ti år.', en: 'Choose a day within ten years.' }],
  [
    /^moves a time past another/,
    {
      nb: 'Den dagen stilles klokka, og tidene går ikke opp. Velg en annen.',
      en: 'The clocks change on that day, and the times do not fit. Choose another.',
    },
  ],
  [
    /^is the day on which the first one begins/,
    {
      nb: 'Det er dagen den du kopierer, begynner. Velg en annen.',
      en: 'That is the day on which the one you copy begins. Choose another.',
    },
  ],
]
