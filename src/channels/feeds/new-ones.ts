import { daysInWords } from '../../platform/when-in-words.ts'
import { price, seatsLeft } from '../../storefront/offer-words.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { startUrl } from '../addresses.ts'
import { picturePath } from '../picture/picture-facts.ts'
import type { Told } from '../told.ts'
import { type Feed, headOf, newOnes, type Source, stableId } from './feed.ts'
import { element, opening, XML_HEAD } from './xml.ts'

/** What a reader of news sees below the title: how many seats are left is no news, that there are none is. */
function wordsOf({ teller: { lang } }: Source, offer: Told): string {
  const notice = offer.sale === 'open' ? '' : ` ${seatsLeft(lang, offer).words}.`
  return `${offer.summary} ${daysInWords(lang, offer)}. ${price(lang, fromPrice(offer).gross)}.${notice}`
}
const linkOf = ({ teller: { publicUrl, lang } }: Source, offer: Told): string => startUrl(publicUrl, lang, offer)

/** RSS 2.0 (rssboard.org/rss-specification). */
async function* rss(source: Source): AsyncGenerator<string> {
  const { title, home, lang } = headOf(source, 'new')
  yield XML_HEAD
  yield opening('rss', { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' })
  yield `<channel>${element('title', title)}${element('link', home)}${element('description', title)}${element('language', lang)}`
  yield String(element('atom:link', [], { href: source.self, rel: 'self', type: 'application/rss+xml' }))
  for (const offer of await newOnes(source)) {
    const parts = [
      element('title', offer.title),
      element('link', linkOf(source, offer)),
      element('guid', stableId(offer), { isPermaLink: 'false' }),
      element('description', wordsOf(source, offer)),
      ...offer.topics.map((topic) => element('category', topic)),
      element('pubDate', offer.publishedAt.toUTCString()),
    ]
    yield String(element('item', parts))
  }
  yield '</channel></rss>\n'
}

/** Atom (RFC 4287). A feed without entries was changed when it was made. */
async function* atom(source: Source): AsyncGenerator<string> {
  const { title, home, lang } = headOf(source, 'new')
  const offers = await newOnes(source)
  const changed = offers.length === 0 ? source.now : new Date(Math.max(...offers.map(({ changedAt }) => +changedAt)))
  yield XML_HEAD
  yield opening('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang })
  yield `${element('id', source.self)}${element('title', title)}${element('updated', changed.toISOString())}`
  yield `${element('link', [], { rel: 'self', href: source.self })}${element('link', [], { rel: 'alternate', href: home })}`
  yield String(element('author', [element('name', source.teller.shop)]))
  for (const offer of offers) {
    const parts = [
      element('id', stableId(offer)),
      element('title', offer.title),
      element('link', [], { href: linkOf(source, offer) }),
      element('summary', wordsOf(source, offer)),
      ...offer.topics.map((topic) => element('category', [], { term: topic })),
      element('published', offer.publishedAt.toISOString()),
      element('updated', offer.changedAt.toISOString()),
    ]
    yield String(element('entry', parts))
  }
  yield '</feed>\n'
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
async function* json(source: Source): AsyncGenerator<string> {
  const { title, home, lang } = headOf(source, 'new')
  const { teller } = source
  const told = (await newOnes(source)).map((offer) => ({
    id: stableId(offer),
    url: linkOf(source, offer),
    title: offer.title,
    content_text: wordsOf(source, offer),
    image: teller.publicUrl + picturePath(offer, teller),
    date_published: offer.publishedAt.toISOString(),
    date_modified: offer.changedAt.toISOString(),
    tags: offer.topics,
    language: offer.lang,
  }))
  const head = { version: 'https://jsonfeed.org/version/1.1', title, home_page_url: home, feed_url: source.self }
  yield `${JSON.stringify({ ...head, language: lang, authors: [{ name: teller.shop }], items: told })}\n`
}

export const NEW_FEEDS: readonly Feed[] = [
  {
    name: 'new.rss',
    type: 'application/rss+xml; charset=utf-8',
    summary: 'Starts that came on sale last, as RSS 2.0',
    queue: 'short',
    write: rss,
  },
  {
    name: 'new.atom',
    type: 'application/atom+xml; charset=utf-8',
    summary: 'Starts that came on sale last, as Atom',
    queue: 'short',
    write: atom,
  },
  {
    name: 'new.json',
    type: 'application/feed+json; charset=utf-8',
    summary: 'Starts that came on sale last, as JSON Feed 1.1',
    queue: 'short',
    write: json,
  },
]
