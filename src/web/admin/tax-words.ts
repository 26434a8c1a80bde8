import { type Lang, say } from '../../platform/lang.ts'
import type { TaxClass } from '../../pricing/tax-class.ts'

/** Rates are basis points: a hundred of them are one per cent. */
const PER_CENT = 100

/** A tax class as those choose it who keep the courses. */
export function taxWords(lang: Lang, { rateBasisPoints, category, reasonNb, reasonEn }: TaxClass): string {
  if (category === 'S')
    return say(lang, { nb: `${rateBasisPoints / PER_CENT} % mva.`, en: `${rateBasisPoints / PER_CENT}% VAT` })
  const reason = say(lang, { nb: reasonNb ?? '', en: reasonEn ?? '' })
  const zero =
    category === 'E' ? say(lang, { nb: 'Unntatt mva.', en: 'VAT exempt' }) : say(lang, { nb: '0 % mva.', en: '0% VAT' })
  return reason === '' ? zero : `${zero} – ${reason}`
}

/** The same without the reason, of a class that is known by its code. */
export function taxNamed(lang: Lang, classes: readonly TaxClass[], code: string): string {
  const found = classes.find((each) => each.code === code)
  return found ? taxWords(lang, { ...found, reasonNb: null, reasonEn: null }) : code
}
