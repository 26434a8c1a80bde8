import type { Said } from '../../platform/lang.ts'

/** What refusals of statements and grants say to those who work here, and the field they are about. */
export const STATEMENT_REFUSALS: Record<string, { field: string; said: Said }> = {
  'statements/month-not-closed': {
    field: '',
    said: {
      nb: 'Måneden er ikke lukket. Lukk den først.',
      en: 'The month is not closed. Close it first.',
    },
  },
  'statements/issued-already': {
    field: '',
    said: { nb: 'Oppgjørene er laget, og lages ikke igjen.', en: 'The statements are made, and are not made again.' },
  },
  'statements/later-issued': {
    field: '',
    said: {
      nb: 'Oppgjør er laget for en senere måned. De tar med det som var før.',
      en: 'Statements of a later month were made. They tell of what was before.',
    },
  },
  'statements/no-seller': {
    field: '',
    said: { nb: 'Skriv først inn hvem som selger.', en: 'Say first who sells.' },
  },
  'funder/number-taken': {
    field: 'organisationNumber',
    said: {
      nb: 'En bidragsyter med dette nummeret er her alt.',
      en: 'A funder with this number is here already.',
    },
  },
  'grant/seats-granted-already': {
    field: 'courseId',
    said: {
      nb: 'Et annet tilskudd gjelder noen av de samme plassene noen av disse dagene.',
      en: 'Another grant is for some of the same seats on some of these days.',
    },
  },
  'grant/ends-in-the-past': {
    field: '',
    said: { nb: 'Et tilskudd kan tidligst avsluttes i dag.', en: 'A grant can end today at the earliest.' },
  },
  'grant/ends-later': {
    field: '',
    said: {
      nb: 'Tilskuddet slutter før den dagen. Det kan ikke forlenges; skriv inn et nytt.',
      en: 'The grant ends before that day. It cannot be extended; write down a new one.',
    },
  },
}

/** What schema and verbs say of the fields of a grant. */
export const STATEMENT_FAULTS: readonly [RegExp, Said][] = [
  [
    /^give an amount for each seat/,
    {
      nb: 'Skriv enten et beløp per plass eller en prosent av prisen.',
      en: 'Write either an amount for each seat or a percentage of the price.',
    },
  ],
  [
    /^name companies where the grant/,
    {
      nb: 'Skriv numrene der plassene er bestemte bedrifters, og bare der.',
      en: 'Write the numbers where the seats are those of certain companies, and only there.',
    },
  ],
  [
    /^is no offering of this course/,
    { nb: 'Kurset har ingen gjennomføring med denne koden.', en: 'The course has no offering with this code.' },
  ],
]
