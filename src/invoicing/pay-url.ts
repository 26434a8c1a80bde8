import type { Lang } from '../platform/lang.ts'

/** Where the holder of an invoice sees it and pays it: the token opens this one document. */
export const payUrlOf = (publicUrl: string, lang: Lang, token: string): string =>
  `${publicUrl}${lang === 'en' ? '/en' : ''}/pay/${token}`
