import { LEAST } from '../../pictures/least.ts'
import type { Said } from '../../platform/lang.ts'

/** What is wrong with the file of a picture. */
export const PICTURE_FAULTS: readonly [RegExp, Said][] = [
  [
    /^this is no JPEG, PNG or WebP/,
    {
      nb: 'Velg et bilde som er JPEG, PNG eller WebP. Navnet på filen er ikke nok.',
      en: 'Choose a picture that is a JPEG, PNG or WebP. What it is called is not enough.',
    },
  ],
  [
    /^the picture must be at least/,
    {
      nb: `Bildet er for lite: det må være minst ${LEAST.long} piksler på den lange siden og ${LEAST.short} på den korte.`,
      en: `The picture is too small: it must be at least ${LEAST.long} pixels on its long side and ${LEAST.short} on its short one.`,
    },
  ],
  [
    /^the picture (has more than|is larger than)/,
    {
      nb: 'Bildet er for stort. Gjør det mindre og prøv igjen.',
      en: 'The picture is too large. Make it smaller and try again.',
    },
  ],
]
