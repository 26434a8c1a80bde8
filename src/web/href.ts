import type { Lang } from '../platform/lang.ts'

/** The address of a page in a language: Norwegian at /…, English at /en/…. Never another site, which `//…` would be. */
export function href(lang: Lang, address: string): string {
  const path = address.replace(/^[/\\]{2,}/, '/')
  if (lang === 'nb') return path
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** Splits an address into its language and the address that both languages share. */
export function languageOf(url: string): { lang: Lang; path: string } {
  const english = /^\/en(?=[/?]|$)/.test(url)
  if (!english) return { lang: 'nb', path: url }
  const rest = url.slice('/en'.length)
  return { lang: 'en', path: rest.startsWith('/') ? rest : `/${rest}` }
}

export const otherLang = (lang: Lang): Lang => (lang === 'nb' ? 'en' : 'nb')
