import { LANGS } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'

/** What belongs to one buyer, to a company or to those who work here: nothing to find there without signing in. */
const NOT_FOR_ROBOTS = [
  ...['/cart', '/checkout', '/orders', '/my-learning', '/account', '/sign-in', '/sign-up', '/company'],
  ...['/admin', '/finance', '/support', '/quotations', '/setup', '/teaching'],
]

/** robots.txt (RFC 9309). A demonstration is for nobody's index, so that its courses are never taken for real ones. */
export function robotsText(publicUrl: string, demo: boolean): string {
  const sitemap = `Sitemap: ${publicUrl}/sitemap.xml\n`
  if (demo) return `User-agent: *\nDisallow: /\n\n${sitemap}`
  const closed = NOT_FOR_ROBOTS.flatMap((path) => LANGS.map((lang) => `Disallow: ${pageUrl('', lang, path)}\n`))
  return `User-agent: *\n${closed.join('')}\n${sitemap}`
}
