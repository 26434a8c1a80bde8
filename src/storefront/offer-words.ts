import { numberFormat } from '../platform/formats.ts'
import { count, type Lang, type Said, say } from '../platform/lang.ts'
import { type Money, spell } from '../platform/money.ts'
import type { Mode, Offer } from './offer.ts'

export const MODES: Record<Mode, Said> = {
  campus: { nb: 'På campus', en: 'On campus' },
  online: { nb: 'På nett', en: 'Online' },
  hybrid: { nb: 'Campus og nett', en: 'Campus and online' },
}

/** Whole kroner lose their decimals; anything else keeps them. */
export function price(lang: Lang, amount: Money): string {
  if (amount.minor === 0) return say(lang, { nb: 'Gratis', en: 'Free' })
  return spell(amount, lang).replace(/[.,]00(?!\d)/, '')
}

/** "2,5 studiepoeng" of tenths; null where the course gives none. */
export function credits(lang: Lang, tenths: number): string | null {
  if (tenths === 0) return null
  const number = numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { maximumFractionDigits: 1 }).format(tenths / 10)
  return lang === 'nb' ? `${number} studiepoeng` : `${number} ECTS ${tenths === 10 ? 'credit' : 'credits'}`
}

/** So few seats that it should be said loudly. */
const FEW = 5

/** How many seats are left, in words, and how it should look. */
export function seatsLeft(
  lang: Lang,
  { sale, seats }: Pick<Offer, 'sale' | 'seats'>,
): { words: string; tone: 'good' | 'few' | 'none' } {
  if (sale === 'closed')
    return { tone: 'none', words: say(lang, { nb: 'Påmeldingen er stengt', en: 'Booking has closed' }) }
  if (sale === 'list-first') return { tone: 'none', words: say(lang, { nb: 'Venteliste', en: 'Waiting list' }) }
  if (sale === 'sold-out') return { tone: 'none', words: say(lang, { nb: 'Fullt', en: 'Sold out' }) }
  if (sale === 'not-yet') return { tone: 'none', words: say(lang, { nb: 'Åpner snart', en: 'Opens soon' }) }
  if (seats.left <= FEW)
    return {
      tone: 'few',
      words: count(lang, seats.left, {
        one: { nb: 'Bare {n} plass igjen', en: 'Only {n} seat left' },
        other: { nb: 'Bare {n} plasser igjen', en: 'Only {n} seats left' },
      }),
    }
  return { tone: 'good', words: freeSeats(lang, seats.left) }
}

export const freeSeats = (lang: Lang, n: number): string =>
  count(lang, n, {
    one: { nb: '{n} ledig plass', en: '{n} seat left' },
    other: { nb: '{n} ledige plasser', en: '{n} seats left' },
  })
