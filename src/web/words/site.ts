import type { Said } from '../../platform/lang.ts'

/** The seller's shop front, not the name of the program. */
export const SITE_NAME: Said = { nb: 'Videre', en: 'Videre' }
export const SITE_TAGLINE: Said = { nb: 'Etter- og videreutdanning', en: 'Lifelong learning' }
