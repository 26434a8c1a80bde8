import { z } from 'zod'
import { dateFormat, numberFormat, pluralRules } from './formats.ts'

/** The languages of pages, mails and documents; the first is the one to fall back to. */
export const LANGS = ['nb', 'en'] as const
export type Lang = (typeof LANGS)[number]
export const LangCode = z.enum(LANGS)

/** A text in every language: a missing one does not compile. */
export type Said = Record<Lang, string>

/** What nobody has said yet, in every language. */
export const UNSAID = Object.fromEntries(LANGS.map((lang) => [lang, ''])) as Said

export const say = (lang: Lang, said: Said): string => said[lang]

/** One or many, by the language's own rule. */
export function count(lang: Lang, n: number, forms: { one: Said; other: Said }): string {
  const form = pluralRules(lang).select(n) === 'one' ? forms.one : forms.other
  return form[lang].replace('{n}', numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(n))
}

/** "3. mars 2027", "3 March 2027": a calendar day as people read it. */
export const dayInWords = (day: string, lang: Lang): string =>
  dateFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** "november 2026", "November 2026", of 2026-11. */
export const monthInWords = (lang: Lang, month: string): string =>
  dateFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** With a capital first letter: words that stand within sentences, at the head of one. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('nb') + words.slice(1)

/** Rates are basis points: ten thousand of them are the whole. */
export const WHOLE = 10_000

/** "25 %" in Norwegian, "25%" in English. */
export const percent = (lang: Lang, basisPoints: number): string =>
  numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / WHOLE,
  )
