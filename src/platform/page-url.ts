import type { Lang } from './lang.ts'

/** The whole address of a page in a language, as it stands in mails and is given to others; `path` begins with a slash. */
export const pageUrl = (publicUrl: string, lang: Lang, path: string): string =>
  `${publicUrl}${lang === 'en' ? '/en' : ''}${path}`
