import type { Lang } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Offer } from '../storefront/offer.ts'

/** A course's own page: the one address that search engines are to know it by. */
export const courseUrl = (publicUrl: string, lang: Lang, { slug }: Pick<Offer, 'slug'>): string =>
  pageUrl(publicUrl, lang, `/courses/${slug}`)

/** The same page with one of its starts chosen. */
export const startUrl = (publicUrl: string, lang: Lang, { slug, code }: Pick<Offer, 'slug' | 'code'>): string =>
  pageUrl(publicUrl, lang, `/courses/${slug}?start=${encodeURIComponent(code)}`)
