import type { EVERY } from '../../export-jobs/due.ts'
import { OPEN_JOBS_MAX, SCHEDULES_MAX } from '../../export-jobs/limits.ts'
import type { JobState } from '../../export-jobs/queries.ts'
import type { Failure } from '../../export-jobs/schema.ts'
import type { Stretch } from '../../export-jobs/stretch.ts'
import { DOCUMENTS, type ExportForm, SAF_T } from '../../export-jobs/wish.ts'
import { DATASETS } from '../../exports/all.ts'
import type { DateKind } from '../../exports/dataset.ts'
import { dayInWords, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

type Told = { title: Said; about: Said }

/** What is no table. */
export const OTHER_FILES: Record<string, Told> = {
  [SAF_T]: {
    title: { nb: 'SAF-T Regnskap 1.30 (XML)', en: 'SAF-T Financial 1.30 (XML)' },
    about: {
      nb: 'Hele hovedboken i kroner, slik Skatteetaten ber om den. Perioden gjelder posteringsdagen, og begge dager må fylles ut.',
      en: 'The whole ledger in kroner, as the Norwegian tax authority asks for it. The period looks at the day of posting, and both days are needed.',
    },
  },
  [DOCUMENTS]: {
    title: { nb: 'PDF-er og e-fakturaer (ZIP)', en: 'PDFs and e-invoices (ZIP)' },
    about: {
      nb: 'De lagrede originalene av fakturaer og kreditnotaer, med en liste over kontrollsummer. Perioden gjelder dokumentdatoen.',
      en: 'The stored originals of invoices and credit notes, with a list of their checksums. The period looks at the document date.',
    },
  },
}

/** Every file that can be asked for, in the order in which it is offered. */
export const FILES: readonly (Told & { name: string; dates: readonly DateKind[] })[] = [
  ...DATASETS,
  ...[SAF_T, DOCUMENTS].map((name) => ({ name, dates: [], ...OTHER_FILES[name]! })),
]

export const FORM_SAID: Readonly<Record<ExportForm, Said>> = {
  xlsx: { nb: 'Excel (XLSX)', en: 'Excel (XLSX)' },
  excel: { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' },
  machine: { nb: 'CSV for maskiner', en: 'CSV for machines' },
  xml: { nb: 'XML', en: 'XML' },
  zip: { nb: 'ZIP', en: 'ZIP' },
}

/** What a date is called where a table can be asked by several. */
export const BY_SAID: Readonly<Partial<Record<DateKind, Said>>> = {
  document: { nb: 'etter dokumentdato', en: 'by document date' },
  course: { nb: 'etter kursdato', en: 'by course date' },
}

/** The name of a file, and by which date where there are several. */
export function fileSaid(lang: Lang, { what, by }: { what: string; by?: DateKind | undefined }): string {
  const file = FILES.find(({ name }) => name === what)
  const title = file ? say(lang, file.title) : what
  return by && file && file.dates.length > 1 ? `${title}, ${say(lang, BY_SAID[by]!)}` : title
}

/** "1. januar 2027 til 31. januar 2027": the days of a file; empty where it is bounded by none. */
export function periodSaid(lang: Lang, { from, to }: { from?: string | undefined; to?: string | undefined }): string {
  const [first, last] = [from && dayInWords(from, lang), to && dayInWords(to, lang)]
  if (first && last && first !== last) return say(lang, { nb: `${first} til ${last}`, en: `${first} to ${last}` })
  if (first && !last) return say(lang, { nb: `fra ${first}`, en: `from ${first}` })
  if (last && !first) return say(lang, { nb: `til og med ${last}`, en: `through ${last}` })
  return first ?? ''
}

export const STATE_WORDS: Record<JobState, { tone: Tone; said: Said }> = {
  waiting: { tone: 'info', said: { nb: 'Venter', en: 'Waiting' } },
  making: { tone: 'info', said: { nb: 'Lages', en: 'Being made' } },
  ready: { tone: 'success', said: { nb: 'Klar', en: 'Ready' } },
  gone: { tone: 'neutral', said: { nb: 'Slettet', en: 'Gone' } },
  cancelled: { tone: 'neutral', said: { nb: 'Avbrutt', en: 'Cancelled' } },
  failed: { tone: 'danger', said: { nb: 'Ble ikke laget', en: 'Not made' } },
}

export const EVERY_SAID: Record<(typeof EVERY)[number], Said> = {
  day: { nb: 'Hver dag', en: 'Every day' },
  week: { nb: 'Hver mandag', en: 'Every Monday' },
  month: { nb: 'Hver måned', en: 'Every month' },
}

export const STRETCH_SAID: Record<Stretch, Said> = {
  yesterday: { nb: 'Dagen før', en: 'The day before' },
  'last-week': { nb: 'Forrige uke', en: 'The week before' },
  'last-month': { nb: 'Forrige måned', en: 'The month before' },
  'until-now': { nb: 'Alt til nå', en: 'Everything up to now' },
}

/** Why a file was not made, and what helps. */
export function failureSaid(lang: Lang, { code, facts }: Failure): string {
  const said = FAILURES[code]
  return say(lang, said ? said(lang, facts) : FAILURES['server/failed']!(lang, facts))
}

const FAILURES: Record<string, (lang: Lang, facts: Failure['facts']) => Said> = {
  'exports/rate-missing': (lang, { currency, day }) => ({
    nb: `Det mangler en kurs for ${currency} den ${dayInWords(String(day), lang)}. Legg den inn under Valutakurser, og lag filen på nytt.`,
    en: `There is no rate for ${currency} on ${dayInWords(String(day), lang)}. Enter it under Exchange rates, and make the file again.`,
  }),
  'exports/no-seller': () => ({
    nb: 'Det er ikke sagt hvem som selger. En administrator må fylle ut det først.',
    en: 'Nobody has said who sells. An administrator has to fill that in first.',
  }),
  'export-job/no-room': () => ({
    nb: 'Det er ikke plass til flere filer på serveren. Prøv en kortere periode, eller vent til eldre filer er slettet.',
    en: 'There is no room for more files on the server. Try a shorter period, or wait until older files are gone.',
  }),
  'export-job/given-up': () => ({
    nb: 'Det ble prøvd flere ganger uten at filen ble ferdig. Prøv en kortere periode.',
    en: 'It was tried several times, and the file was never finished. Try a shorter period.',
  }),
  'access/denied': () => ({
    nb: 'Du hadde ikke rollen som trengs, da det ble din tur.',
    en: 'You did not have the role that it takes when it was your turn.',
  }),
  'server/failed': () => ({
    nb: 'Noe gikk galt hos oss. Prøv igjen, og si fra til den som drifter kassen hvis det skjer en gang til.',
    en: 'Something went wrong on our side. Try again, and tell whoever runs the till if it happens once more.',
  }),
}

export const EXPORT_REFUSALS: Record<string, { field: string; said: Said }> = {
  'export-job/too-many': {
    field: '',
    said: {
      nb: `Du har ${OPEN_JOBS_MAX} filer som venter. Vent til en er ferdig, eller avbryt en.`,
      en: `You have ${OPEN_JOBS_MAX} files waiting. Wait until one is done, or cancel one.`,
    },
  },
  'export-job/ended': {
    field: '',
    said: { nb: 'Filen er laget eller avbrutt alt.', en: 'The file has been made or cancelled already.' },
  },
  'export-job/open': {
    field: '',
    said: { nb: 'Filen er der alt, eller er på vei.', en: 'The file is there already, or on its way.' },
  },
  'export-schedule/too-many': {
    field: '',
    said: {
      nb: `Du har ${SCHEDULES_MAX} faste eksporter. Avslutt en først.`,
      en: `You have ${SCHEDULES_MAX} scheduled exports. End one first.`,
    },
  },
}

/** What is said of the members of a wish. */
export const EXPORT_FAULTS: readonly [RegExp, Said][] = [
  [
    /^this file has no period/,
    { nb: 'Denne filen har ingen periode. La dagene stå tomme.', en: 'This file has no period. Leave the days empty.' },
  ],
  [
    /^this file shows one day/,
    {
      nb: 'Denne filen viser én dag. Fyll bare ut «Til og med».',
      en: 'This file shows one day. Fill in "To" only.',
    },
  ],
  [
    /^this file needs a first and a last day/,
    {
      nb: 'Denne filen trenger en første og en siste dag. Velg en dag, en uke eller en måned.',
      en: 'This file needs a first and a last day. Choose a day, a week or a month.',
    },
  ],
  [
    /^say on which day of the month/,
    { nb: 'Skriv hvilken dag i måneden, fra 1 til 31.', en: 'Say on which day of the month, from 1 to 31.' },
  ],
  [
    /^only a month has such a day/,
    { nb: 'La dagen stå tom når filen ikke lages hver måned.', en: 'Leave the day empty unless it is every month.' },
  ],
]
