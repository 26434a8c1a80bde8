import type { Said } from '../platform/lang.ts'

/** What people say yes to, version by version. One that was said yes to is never changed: a new one is added. */
const WORDINGS: readonly Said[] = [
  {
    nb: 'Ja, send meg én e-post når dette kurset kan bestilles. Jeg kan ombestemme meg når som helst.',
    en: 'Yes, send me one e-mail when this course is on sale. I can change my mind at any time.',
  },
]

/** The version that is shown now, counted from one. */
export const WORDING = WORDINGS.length
export const INTEREST_WORDS: Said = WORDINGS[WORDING - 1]!
