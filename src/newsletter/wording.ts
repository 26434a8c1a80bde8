import type { Said } from '../platform/lang.ts'

/** What people say yes to, version by version. One that was said yes to is never changed: a new one is added. */
const WORDINGS: readonly Said[] = [
  {
    nb: 'Ja, send meg nyhetsbrev om kurs på e-post. Jeg kan melde meg av når som helst, med en lenke i hvert brev.',
    en: 'Yes, e-mail me the newsletter about courses. I can leave at any time, by a link in every letter.',
  },
]

/** The version that is shown now, counted from one. */
export const WORDING = WORDINGS.length
export const CONSENT_WORDS: Said = WORDINGS[WORDING - 1]!
