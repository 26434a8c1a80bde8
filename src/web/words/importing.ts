import type { ImportState } from '../../importing/the-import.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

/** What a file holds. */
export const SHEET_WORDS: Readonly<Record<string, { said: Said; hint: Said }>> = {
  courses: {
    said: { nb: 'Kurs', en: 'Courses' },
    hint: { nb: 'Kommer som utkast.', en: 'They come as drafts.' },
  },
  starts: {
    said: { nb: 'Kursstarter', en: 'Starts of courses' },
    hint: {
      nb: 'Datoer, plasser og pris for kurs som er lest inn. Kommer som utkast.',
      en: 'Dates, seats and prices of courses that are here. They come as drafts.',
    },
  },
  companies: {
    said: { nb: 'Bedrifter', en: 'Companies' },
    hint: {
      nb: 'Med faktura, frist og enheter. Den som er bekreftet her, blir som den er.',
      en: 'With invoices, terms and units. One that is confirmed here stays as it is.',
    },
  },
  people: {
    said: { nb: 'Personer', en: 'People' },
    hint: {
      nb: 'Navn og e-post. Ingen får e-post, passord eller samtykke av dette.',
      en: 'Names and addresses. Nobody gets a mail, a password or a consent by this.',
    },
  },
  'open-items': {
    said: { nb: 'Åpne poster', en: 'Open items' },
    hint: {
      nb: 'Ubetalte fakturaer fra det gamle systemet. De bokføres som kundefordringer i dag, uten nummer fra oss.',
      en: 'Unpaid invoices of the old system. They are booked as receivables today, without a number of ours.',
    },
  },
}
export const sheetWords = (lang: Lang, what: string): string => say(lang, SHEET_WORDS[what]!.said)

/** How a file stands. */
export const IMPORT_STATES: Readonly<Record<ImportState, { tone: Tone; said: Said }>> = {
  trying: { tone: 'info', said: { nb: 'Prøves nå', en: 'Being tried' } },
  tried: { tone: 'warning', said: { nb: 'Venter på deg', en: 'Waits for you' } },
  taking: { tone: 'info', said: { nb: 'Leses inn', en: 'Being taken in' } },
  taken: { tone: 'success', said: { nb: 'Lest inn', en: 'Taken in' } },
  refused: { tone: 'danger', said: { nb: 'Stanset av feil', en: 'Stopped by faults' } },
  cancelled: { tone: 'neutral', said: { nb: 'Forkastet', en: 'Let go' } },
  failed: { tone: 'danger', said: { nb: 'Gikk ikke', en: 'Failed' } },
}

export const IMPORT_FAULTS: readonly [RegExp, Said][] = [
  [/^choose what the file holds/, { nb: 'Velg hva filen inneholder.', en: 'Choose what the file holds.' }],
  [
    /^nothing stands under the first line/,
    {
      nb: 'Det står ingenting under den første linjen i filen.',
      en: 'Nothing stands under the first line of the file.',
    },
  ],
  [
    /^this file has \d+ lines or more/,
    { nb: 'Filen har for mange linjer. Del den.', en: 'The file has too many lines. Divide it.' },
  ],
]

export const IMPORT_REFUSALS: Record<string, { field: string; said: Said }> = {
  'import/too-many': {
    field: 'file',
    said: {
      nb: 'Fem filer er under arbeid allerede. Gjør en av dem ferdig, eller forkast den.',
      en: 'Five files are being looked at already. Finish one of them, or let it go.',
    },
  },
  'import/decided': {
    field: '',
    said: {
      nb: 'Noen har bestemt noe om denne filen allerede.',
      en: 'Somebody has decided about this file already.',
    },
  },
  'import/rows-to-mend': {
    field: '',
    said: {
      nb: 'Noen rader er feil. Rett filen og last den opp på nytt, eller les inn bare de riktige.',
      en: 'Some rows are wrong. Mend the file and upload it again, or take the good ones only.',
    },
  },
}
