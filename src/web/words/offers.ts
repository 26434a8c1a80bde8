import { capital, count, type Lang, type Said, say } from '../../platform/lang.ts'

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

export { percent } from '../../platform/lang.ts'
export { credits, freeSeats, MODES, price, seatsLeft } from '../../storefront/offer-words.ts'

/** Topics are written in small letters in the middle of a sentence; on their own they start with a capital. */
export const topicName = (topic: string): string => capital(topic)

export const seatCount = (lang: Lang, n: number): string =>
  n === 0
    ? say(lang, { nb: 'uten plasser', en: 'no seats' })
    : count(lang, n, { one: { nb: '{n} plass', en: '{n} seat' }, other: { nb: '{n} plasser', en: '{n} seats' } })

/** For whom a closed offering is held, to somebody who buys for them. */
export function heldForWords(lang: Lang, companies: readonly { name: string }[]): string {
  const names = new Intl.ListFormat(lang, { type: 'disjunction' }).format(companies.map(({ name }) => name))
  return say(lang, { nb: `Holdes bare for ${names}`, en: `Held for ${names} only` })
}
