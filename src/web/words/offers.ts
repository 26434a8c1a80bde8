import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import type { Offer } from '../../storefront/offers.ts'

export const MODES: Record<Offer['mode'], Said> = {
  campus: { nb: 'På campus', en: 'On campus' },
  online: { nb: 'På nett', en: 'Online' },
  hybrid: { nb: 'Campus og nett', en: 'Campus and online' },
}
export const TEACHING: Record<Lang, Said> = {
  nb: { nb: 'Norsk', en: 'Norwegian' },
  en: { nb: 'Engelsk', en: 'English' },
}
/** A language as it stands in the middle of a label: "Emne – norsk", "Subject – Norwegian". */
export const tongueInLabel = (lang: Lang, tongue: Lang): string =>
  lang === 'nb' ? TEACHING[tongue].nb.toLowerCase() : TEACHING[tongue].en

export const LEVELS: Record<string, Said> = {
  introductory: { nb: 'Introduksjon', en: 'Introductory' },
  bachelor: { nb: 'Bachelornivå', en: 'Bachelor level' },
  master: { nb: 'Masternivå', en: 'Master level' },
}

/** Whole kroner lose their decimals; anything else keeps them. */
export function price(lang: Lang, amount: Money): string {
  if (amount.minor === 0) return say(lang, { nb: 'Gratis', en: 'Free' })
  return spell(amount, lang).replace(/[.,]00(?!\d)/, '')
}

export { percent } from '../../platform/lang.ts'

/** "2,5 studiepoeng" of tenths; null where the course gives none. */
export function credits(lang: Lang, tenths: number): string | null {
  if (tenths === 0) return null
  const number = new Intl.NumberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { maximumFractionDigits: 1 }).format(
    tenths / 10,
  )
  return lang === 'nb' ? `${number} studiepoeng` : `${number} ECTS ${tenths === 10 ? 'credit' : 'credits'}`
}

/** Topics are written in small letters in the middle of a sentence; on their own they start with a capital. */
export const topicName = (topic: string): string => topic.charAt(0).toLocaleUpperCase('nb') + topic.slice(1)

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

export const seatCount = (lang: Lang, n: number): string =>
  count(lang, n, { one: { nb: '{n} plass', en: '{n} seat' }, other: { nb: '{n} plasser', en: '{n} seats' } })

/** For whom a closed offering is held, to somebody who buys for them. */
export function heldForWords(lang: Lang, companies: readonly { name: string }[]): string {
  const names = new Intl.ListFormat(lang, { type: 'disjunction' }).format(companies.map(({ name }) => name))
  return say(lang, { nb: `Holdes bare for ${names}`, en: `Held for ${names} only` })
}
