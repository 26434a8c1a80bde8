import type { Lang } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'

/** Where the holder of an invoice sees it and pays it: the token opens this one document. */
export const payUrlOf = (publicUrl: string, lang: Lang, token: string): string =>
  pageUrl(publicUrl, lang, `/pay/${token}`)
