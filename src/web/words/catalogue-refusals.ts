import type { Said } from '../../platform/lang.ts'

/** What is refused about courses and their starts, and the field it is about. */
export const CATALOGUE_REFUSALS: Record<string, { field: string; said: Said }> = {
  'catalogue/slug-taken': {
    field: 'slug',
    said: { nb: 'Et annet kurs har denne adressen.', en: 'Another course has this address.' },
  },
  'catalogue/code-taken': {
    field: 'code',
    said: { nb: 'En annen oppstart har denne koden.', en: 'Another start has this code.' },
  },
  'course/partner-twice': {
    field: 'organisationNumber',
    said: {
      nb: 'Denne bedriften har allerede en andel av kurset noen av disse dagene.',
      en: 'This company has a share of the course on some of these days already.',
    },
  },
  'course/shares-beyond-whole': {
    field: 'share',
    said: {
      nb: 'Da blir mer enn hele inntekten lovet bort noen av disse dagene.',
      en: 'More than the whole income would be promised on some of these days.',
    },
  },
}
