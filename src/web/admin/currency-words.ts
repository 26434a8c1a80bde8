import { type Lang, type Said, say } from '../../platform/lang.ts'
import { CURRENCIES, type Currency } from '../../platform/money.ts'

const WORDS: Record<Currency, Said> = {
  NOK: { nb: 'norske kroner', en: 'Norwegian kroner' },
  SEK: { nb: 'svenske kroner', en: 'Swedish kronor' },
  DKK: { nb: 'danske kroner', en: 'Danish kroner' },
  EUR: { nb: 'euro', en: 'euro' },
  USD: { nb: 'amerikanske dollar', en: 'US dollars' },
  GBP: { nb: 'britiske pund', en: 'British pounds' },
  JPY: { nb: 'japanske yen', en: 'Japanese yen' },
}

export const currencyWords = (lang: Lang, currency: Currency): string => say(lang, WORDS[currency])
export const currencyOptions = (lang: Lang): { value: Currency; label: string }[] =>
  CURRENCIES.map((value) => ({ value, label: `${value} – ${currencyWords(lang, value)}` }))
