import type { Course, WithContext } from 'schema-dts'
import type { Lang } from '../platform/lang.ts'
import { decimal } from '../platform/money.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { PathSum } from '../storefront/choose-starts.ts'
import { credits } from '../storefront/offer-words.ts'
import type { PathView } from '../storefront/path-by-slug.ts'
import { courseUrl } from './addresses.ts'
import type { Teller } from './facts.ts'

/** A learning path's own page: the one address that search engines are to know it by. */
export const pathUrl = (publicUrl: string, lang: Lang, { slug }: { slug: string }): string =>
  pageUrl(publicUrl, lang, `/paths/${slug}`)

/** A learning path as search engines read it: a course that has courses as its parts, at one price (schema.org/hasPart). */
export function pathFacts({ publicUrl, lang, shop }: Teller, view: PathView, sum: PathSum | null): WithContext<Course> {
  const { path, summary, creditTenths, courses } = view
  const url = pathUrl(publicUrl, lang, path)
  const worth = credits(lang, creditTenths)
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    url,
    name: path.title,
    description: summary,
    inLanguage: path.lang,
    provider: { '@type': 'Organization', name: shop, url: pageUrl(publicUrl, lang, '/') },
    hasPart: courses.map((course) => {
      const own = courseUrl(publicUrl, lang, course)
      return { '@type': 'Course' as const, '@id': own, url: own, name: course.title, description: course.summary }
    }),
    ...(worth !== null && { educationalCredentialAwarded: worth }),
    ...(sum && {
      offers: {
        '@type': 'Offer' as const,
        category: sum.whole.minor === 0 ? 'Free' : 'Paid',
        price: decimal(sum.whole),
        priceCurrency: sum.whole.currency,
        availability: 'https://schema.org/InStock' as const,
        url,
      },
    }),
  }
}
