import { decimal } from '../../platform/money.ts'
import type { Sale } from '../../storefront/offer.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { courseUrl, startUrl } from '../addresses.ts'
import { withOffset } from '../instants.ts'
import { picturePath } from '../picture/picture-facts.ts'
import type { Told } from '../told.ts'
import { allOnes, type Feed, headOf, type Source } from './feed.ts'
import { element, type Markup, opening, XML_HEAD } from './xml.ts'

/** Counted up when a field changes its meaning or goes; new ones may come at any time. */
const VERSION = 1
const TENTHS = 10
/** What is told of a sale: where somebody waits, nobody else can buy. */
const STATES: Record<Sale, string> = {
  open: 'open',
  'not-yet': 'opens-later',
  'sold-out': 'sold-out',
  'list-first': 'sold-out',
  closed: 'closed',
}

/** A start as the catalogue tells it; docs/feeds.md says what each field is. */
function entryOf({ teller }: Source, offer: Told) {
  const { publicUrl, lang } = teller
  const { gross, vat } = fromPrice(offer)
  const at = (instant: Date) => withOffset(offer.zone, instant)
  return {
    id: offer.offeringId,
    courseId: offer.courseId,
    code: offer.code,
    url: startUrl(publicUrl, lang, offer),
    courseUrl: courseUrl(publicUrl, lang, offer),
    picture: publicUrl + picturePath(offer, teller),
    language: offer.lang,
    title: offer.title,
    summary: offer.summary,
    description: offer.description,
    faculty: offer.faculty,
    level: offer.level,
    credits: offer.creditTenths / TENTHS,
    topics: offer.topics,
    mode: offer.mode,
    place: offer.place,
    teachingLanguage: offer.teachingLang,
    startsAt: at(offer.startsAt),
    endsAt: at(offer.endsAt),
    bookingOpensAt: at(offer.saleOpensAt),
    bookingClosesAt: at(offer.saleClosesAt),
    sessions: offer.sessions.map((each) => ({
      startsAt: at(each.startsAt),
      endsAt: at(each.endsAt),
      place: each.place,
    })),
    price: { amount: decimal(gross), vat: decimal(vat), currency: gross.currency },
    availability: STATES[offer.sale],
    seatsLeft: offer.sale === 'open' ? offer.seats.left : 0,
    byApplication: offer.admission !== null,
    publishedAt: offer.publishedAt.toISOString(),
    changedAt: offer.changedAt.toISOString(),
  }
}

async function* json(source: Source): AsyncGenerator<string> {
  const { title, home, lang } = headOf(source, 'all')
  const head = JSON.stringify({ version: VERSION, title, url: home, language: lang })
  yield `${head.slice(0, -1)},"starts":[`
  let first = true
  for await (const offers of allOnes(source)) {
    if (offers.length === 0) continue
    yield (first ? '' : ',') + offers.map((offer) => JSON.stringify(entryOf(source, offer))).join(',')
    first = false
  }
  yield ']}\n'
}

type Value = string | number | boolean | readonly Value[] | { [name: string]: Value }
/** What each of a list is called. */
const SINGULAR: Record<string, string> = { topics: 'topic', sessions: 'session' }

/** The same fields as elements of the same names. */
function elementOf(name: string, value: Value): Markup {
  if (Array.isArray(value))
    return element(
      name,
      value.map((each: Value) => elementOf(SINGULAR[name] ?? 'item', each)),
    )
  if (typeof value === 'object')
    return element(
      name,
      Object.entries(value).map(([key, each]) => elementOf(key, each)),
    )
  return element(name, String(value))
}

async function* xml(source: Source): AsyncGenerator<string> {
  const { title, home, lang } = headOf(source, 'all')
  yield XML_HEAD
  yield opening('catalogue', { version: String(VERSION), 'xml:lang': lang })
  yield `${element('title', title)}${element('url', home)}${opening('starts')}`
  for await (const offers of allOnes(source))
    yield offers.map((offer) => elementOf('start', entryOf(source, offer))).join('')
  yield '</starts></catalogue>\n'
}

export const CATALOGUE_FEEDS: readonly Feed[] = [
  {
    name: 'catalogue.json',
    type: 'application/json; charset=utf-8',
    summary: 'Every start that can be booked now or later, as JSON: for web sites',
    queue: 'long',
    write: json,
  },
  {
    name: 'catalogue.xml',
    type: 'application/xml; charset=utf-8',
    summary: 'Every start that can be booked now or later, as XML: for web sites',
    queue: 'long',
    write: xml,
  },
]
