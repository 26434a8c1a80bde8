import { sellerFacts } from '../channels/facts.ts'
import { PICTURE } from '../channels/picture/size.ts'
import { html, type SafeHtml, trusted } from '../platform/html.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Frame } from './frame.ts'
import { otherLang } from './href.ts'
import type { Page } from './page-route.ts'

const LOCALES: Record<Lang, string> = { nb: 'nb_NO', en: 'en_GB' }

/**
 * What search engines, and those who show a link with a picture, read of a page. Its one address is the one without filters and
 * cursors, in its own language; what belongs to one buyer is not to be found.
 */
export function headOf(frame: Frame, page: Page): SafeHtml {
  const description = page.description ? html`<meta name="description" content="${page.description}">` : null
  if (page.hidden) return html`${description}<meta name="robots" content="noindex">`
  return html`${description}${addresses(frame)}${card(frame, page)}${factsOf(frame, page)}`
}

const plainPath = ({ path }: Frame): string => path.split('?')[0]!
const address = ({ publicUrl }: Frame, lang: Lang, path: string): string => pageUrl(publicUrl, lang, path)

function addresses(frame: Frame): SafeHtml {
  const path = plainPath(frame)
  return html`<link rel="canonical" href="${address(frame, frame.lang, path)}">
${LANGS.map((lang) => html`<link rel="alternate" hreflang="${lang}" href="${address(frame, lang, path)}">`)}<link rel="alternate" hreflang="x-default" href="${address(frame, 'nb', path)}">
<link rel="alternate" type="application/atom+xml" title="${frame.shop.name}" href="/feeds/new.atom?lang=${frame.lang}">`
}

/** Open Graph (ogp.me), which X and others read as well. */
function card(frame: Frame, { title, description, picture }: Page): SafeHtml {
  const { lang, shop } = frame
  const properties = Object.entries({
    'og:type': 'website',
    'og:site_name': shop.name,
    'og:title': title,
    'og:description': description,
    'og:url': address(frame, lang, plainPath(frame)),
    'og:locale': LOCALES[lang],
    'og:locale:alternate': LOCALES[otherLang(lang)],
    ...(picture && {
      'og:image': picture,
      'og:image:type': 'image/png',
      'og:image:width': String(PICTURE.width),
      'og:image:height': String(PICTURE.height),
      'og:image:alt': title,
    }),
  })
  return html`${properties.map(([name, value]) => (value ? html`<meta property="${name}" content="${value}">` : null))}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">`
}

/** Data, which no policy on scripts concerns (HTML, "data block"); the front page says who sells. */
function factsOf(frame: Frame, page: Page): SafeHtml {
  const { seller, publicUrl, lang, shop } = frame
  const own = seller && plainPath(frame) === '/' ? [sellerFacts({ publicUrl, lang, shop: shop.name }, seller)] : []
  return html`${[...own, ...(page.facts ?? [])].map(factsScript)}`
}

/** No sign in a text can end the element that it stands in. */
const factsScript = (facts: object): SafeHtml =>
  trusted(`<script type="application/ld+json">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>`)
