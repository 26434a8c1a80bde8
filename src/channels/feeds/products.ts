import { decimal } from '../../platform/money.ts'
import { daysInWords } from '../../platform/when-in-words.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { startUrl } from '../addresses.ts'
import { inProductFeed } from '../availability.ts'
import { picturePath } from '../picture/picture-facts.ts'
import type { Told } from '../told.ts'
import { allOnes, type Feed, headOf, type Source } from './feed.ts'
import { element, type Markup, opening, XML_HEAD } from './xml.ts'

/** In characters, as Google Merchant Center takes them (support.google.com/merchants/answer/7052112). */
const TITLE_MAX = 150
const DESCRIPTION_MAX = 5000

/** As many whole words as fit. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  return `${kept.slice(0, Math.max(kept.lastIndexOf(' '), 1))}…`
}

function productOf({ teller }: Source, offer: Told): Markup {
  const { publicUrl, lang, shop } = teller
  const { gross } = fromPrice(offer)
  const title = cut(`${offer.title}, ${daysInWords(lang, offer)}`, TITLE_MAX)
  return element('item', [
    element('g:id', offer.offeringId),
    element('g:item_group_id', offer.courseId),
    element('g:title', title),
    element('g:description', cut(`${offer.summary} ${offer.description}`, DESCRIPTION_MAX)),
    element('g:link', startUrl(publicUrl, lang, offer)),
    element('g:image_link', publicUrl + picturePath(offer, teller)),
    element('g:availability', inProductFeed(offer.sale)),
    element('g:price', `${decimal(gross)} ${gross.currency}`),
    element('g:brand', shop),
    element('g:condition', 'new'),
    element('g:identifier_exists', 'no'),
    element('g:product_type', offer.faculty),
    element('g:custom_label_0', offer.topics[0] ?? null),
  ])
}

/** Google Merchant's RSS, which Meta reads too. What costs nothing is left out: a price of nothing is refused there. */
async function* products(source: Source): AsyncGenerator<string> {
  const { title, home } = headOf(source, 'all')
  yield XML_HEAD
  yield opening('rss', { version: '2.0', 'xmlns:g': 'http://base.google.com/ns/1.0' })
  yield `<channel>${element('title', title)}${element('link', home)}${element('description', title)}`
  for await (const offers of allOnes(source))
    yield offers
      .filter((offer) => fromPrice(offer).gross.minor > 0)
      .map((offer) => productOf(source, offer))
      .join('')
  yield '</channel></rss>\n'
}

export const PRODUCT_FEEDS: readonly Feed[] = [
  {
    name: 'products.xml',
    type: 'application/xml; charset=utf-8',
    summary: 'Every start that costs something, as a product feed for advertisements (RSS with Google’s attributes)',
    queue: 'long',
    write: products,
  },
]
