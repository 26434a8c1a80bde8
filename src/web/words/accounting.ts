import type { Batch } from '../../accounting/queries.ts'
import type { Said } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

export const BATCH_WORDS: Record<Batch['state'], { tone: Tone; said: Said }> = {
  made: { tone: 'warning', said: { nb: 'Venter på svar', en: 'Awaits an answer' } },
  accepted: { tone: 'success', said: { nb: 'Mottatt', en: 'Accepted' } },
  rejected: { tone: 'neutral', said: { nb: 'Ikke mottatt', en: 'Not accepted' } },
}

export const PROFILE_LABELS = {
  vouchers: { nb: 'Hva er ett bilag', en: 'What is one voucher' },
  header: { nb: 'Første linje har navn på kolonnene', en: 'The first line names the columns' },
  delimiter: { nb: 'Skille mellom kolonnene', en: 'Between columns' },
  point: { nb: 'Desimaltegn', en: 'Decimal sign' },
  days: { nb: 'Datoer', en: 'Days' },
  columns: { nb: 'Kolonner', en: 'Columns' },
  accounts: { nb: 'Kontoer', en: 'Accounts' },
} as const satisfies Record<string, Said>

export const ACCOUNTING_REFUSALS: Record<string, { field: string; said: Said }> = {
  'accounting/nothing-closed': {
    field: '',
    said: { nb: 'Ingen måned er lukket ennå.', en: 'No month is closed yet.' },
  },
  'accounting/nothing-to-send': {
    field: '',
    said: {
      nb: 'Alle bilag i de lukkede månedene er i en bunt alt.',
      en: 'Every entry of the closed months is in a batch already.',
    },
  },
  'accounting/decided-already': {
    field: '',
    said: {
      nb: 'Det er alt sagt hva som ble av denne bunten.',
      en: 'It has been said already what became of this batch.',
    },
  },
}

/** What the schema says of the profile's own fields. */
export const ACCOUNTING_FAULTS: readonly [RegExp, Said][] = [
  [
    /^no field is called/,
    {
      nb: 'Et av feltene finnes ikke. Skriv én kolonne per linje: navn = felt, eller navn : fast tekst.',
      en: 'One of the fields does not exist. Write one column a line: name = field, or name : fixed text.',
    },
  ],
  [
    /^one account a line/,
    {
      nb: 'Skriv én konto per linje, for eksempel 1500 = 15000 / 3.',
      en: 'Write one account a line, such as 1500 = 15000 / 3.',
    },
  ],
]
