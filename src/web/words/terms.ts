import type { Said } from '../../platform/lang.ts'

/** What is wrong with rules of cancellation, at the field that has to be mended. */
export const TERMS_FAULTS: readonly [RegExp, Said][] = [
  [
    /^must end later than the step before/,
    { nb: 'Hvert trinn må slutte senere enn trinnet før.', en: 'Each step must end later than the one before.' },
  ],
  [
    /^must not be lower than in the step before/,
    {
      nb: 'Det kan ikke bli billigere å vente: ikke lavere enn i trinnet før.',
      en: 'Waiting must not make it cheaper: not lower than in the step before.',
    },
  ],
  [
    /^the start is before that midnight/,
    {
      nb: 'Kurset starter før midnatt den dagen. Velg klokkeslettet kurset starter.',
      en: 'The course starts before midnight of that day. Choose the hour of the start.',
    },
  ],
  [
    /^needs a last step that lasts until the start/,
    {
      nb: 'Skal noe komme tilbake etter start, må det siste trinnet vare til start: 0 dager før.',
      en: 'For something to come back after the start, the last step must last until the start: 0 days before.',
    },
  ],
]

export const TERMS_LABELS: Record<string, Said> = {
  'name.nb': { nb: 'Navn på norsk', en: 'Name in Norwegian' },
  'name.en': { nb: 'Navn på engelsk', en: 'Name in English' },
  'inWords.nb': { nb: 'Vilkårene på norsk', en: 'The terms in Norwegian' },
  'inWords.en': { nb: 'Vilkårene på engelsk', en: 'The terms in English' },
  daysBefore: { nb: 'Dager før start', en: 'Days before the start' },
  at: { nb: 'Trinnet slutter', en: 'The step ends' },
  fee: { nb: 'Gebyr i prosent', en: 'Fee in percent' },
  cap: { nb: 'Høyst, uten mva.', en: 'At most, without VAT' },
  afterStart: { nb: 'Når kurset er i gang', en: 'Once the course has begun' },
  learnerCancels: { nb: 'Når en privatperson vil avbestille', en: 'When a private person wants to cancel' },
  'moving.daysBefore': {
    nb: 'Bytte til fast pris til så mange dager før start',
    en: 'Moving for a fixed fee until so many days before the start',
  },
  'moving.at': { nb: 'Fristen er', en: 'The time is' },
  'moving.fee': { nb: 'Fast pris uten mva. (tomt: gratis)', en: 'The fee without VAT (empty: free)' },
  onOfferings: {
    nb: 'Bruk den nye versjonen for nye ordre på kursstartene som selger etter disse vilkårene nå',
    en: 'Use the new version for new orders of the starts that sell under these terms now',
  },
}
