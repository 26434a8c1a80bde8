import { SERIES_REPORT, type SeriesReport } from '../invoicing/series-report.ts'
import { count, text } from './columns.ts'
import { dataset } from './dataset.ts'

const optional = (number: number | null) => (number === null ? null : String(number))

/** Every series of document numbers as an auditor asks for it. */
export const numberGaps = dataset<SeriesReport>({
  name: 'number-gaps',
  title: { nb: 'Nummerserier', en: 'Number series' },
  about: {
    nb: 'Én rad per nummerserie: fra hvilket nummer til hvilket, hvor mange dokumenter, og hvilke numre som mangler.',
    en: 'One row per series of numbers: from where to where, how many documents, and which numbers are missing.',
  },
  dates: ['none'],
  values: () => [],
  select: () => SERIES_REPORT,
  columns: [
    text('series', { nb: 'Serie', en: 'Series' }, (row) => row.code),
    text('first_number', { nb: 'Første nummer', en: 'First number' }, (row) => optional(row.firstNumber)),
    text('last_number', { nb: 'Siste nummer', en: 'Last number' }, (row) => optional(row.lastNumber)),
    text('next_number', { nb: 'Neste nummer', en: 'Next number' }, (row) => optional(row.nextNumber)),
    count('documents', { nb: 'Dokumenter', en: 'Documents' }, (row) => row.documents),
    text('missing', { nb: 'Mangler', en: 'Missing' }, (row) => row.missing.join(' ')),
  ],
})
