import { type Lang, monthInWords, type Said, say } from '../../platform/lang.ts'
import type { CreditBand, FilterName, PriceBand } from '../../storefront/filters.ts'
import { MODES, TEACHING, topicName } from './offers.ts'

export const FILTER_TITLES: Record<FilterName, Said> = {
  topic: { nb: 'Tema', en: 'Topic' },
  mode: { nb: 'Form', en: 'Form' },
  month: { nb: 'Oppstart', en: 'Starts in' },
  city: { nb: 'Sted', en: 'Place' },
  price: { nb: 'Pris', en: 'Price' },
  credits: { nb: 'Studiepoeng', en: 'Credits' },
  teachingLang: { nb: 'Språk', en: 'Language' },
  faculty: { nb: 'Fakultet', en: 'Faculty' },
}
export const FREE_SEATS: Said = { nb: 'Bare med ledige plasser', en: 'Only with seats left' }

const CREDITS: Record<CreditBand, Said> = {
  none: { nb: 'Uten studiepoeng', en: 'No credits' },
  'below-2.5': { nb: 'Under 2,5', en: 'Fewer than 2.5' },
  '2.5-to-5': { nb: '2,5 til 5', en: '2.5 to 5' },
  'above-5': { nb: 'Over 5', en: 'More than 5' },
}
const PRICES: Record<PriceBand, Said> = {
  free: { nb: 'Gratis', en: 'Free' },
  'up-to-2000': { nb: 'Inntil 2 000 kr', en: 'Up to NOK 2,000' },
  'up-to-5000': { nb: '2 000 til 5 000 kr', en: 'NOK 2,000 to 5,000' },
  'up-to-10000': { nb: '5 000 til 10 000 kr', en: 'NOK 5,000 to 10,000' },
  'above-10000': { nb: 'Over 10 000 kr', en: 'Above NOK 10,000' },
}

/** A value of a filter as people read it. */
export function valueWords(lang: Lang, name: FilterName, value: string): string {
  if (name === 'topic') return topicName(value)
  if (name === 'month') return topicName(monthInWords(lang, value))
  const said =
    name === 'mode'
      ? MODES[value as keyof typeof MODES]
      : name === 'teachingLang'
        ? TEACHING[value as Lang]
        : name === 'credits'
          ? CREDITS[value as CreditBand]
          : name === 'price'
            ? PRICES[value as PriceBand]
            : undefined
  return said ? say(lang, said) : value
}
