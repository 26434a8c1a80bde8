import type { Said } from '../platform/lang.ts'

/** The three questions as they are asked. The scales are the same in every wording, so that years can be compared. */
export type Wording = {
  useful: Said
  usefulEnds: { least: Said; most: Said }
  recommend: Said
  recommendEnds: { least: Said; most: Said }
  better: Said
}

/** Every wording that was ever asked in, by its version. One that was asked in is never changed: another wording is another version. */
const WORDINGS: Readonly<Record<number, Wording>> = {
  1: {
    useful: {
      nb: 'Hvor nyttig var kurset for arbeidet ditt?',
      en: 'How useful was the course for your work?',
    },
    usefulEnds: {
      least: { nb: 'ikke nyttig', en: 'not useful' },
      most: { nb: 'svært nyttig', en: 'very useful' },
    },
    recommend: {
      nb: 'Ville du anbefalt kurset til en kollega?',
      en: 'Would you recommend the course to a colleague?',
    },
    recommendEnds: {
      least: { nb: 'helt sikkert ikke', en: 'certainly not' },
      most: { nb: 'helt sikkert', en: 'certainly' },
    },
    better: { nb: 'Hva bør bli bedre?', en: 'What should be better?' },
  },
}
/** Of what is asked from now on. */
export const WORDING_NOW = 1

export const wordingOf = (version: number): Wording => WORDINGS[version] ?? WORDINGS[WORDING_NOW]!

export const USEFUL = [1, 2, 3, 4, 5] as const
export const RECOMMEND = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
