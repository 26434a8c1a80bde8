import type {
  BreadcrumbList,
  Course,
  CourseInstance,
  ItemList,
  Organization,
  Offer as Sold,
  WithContext,
} from 'schema-dts'
import type { Lang } from '../platform/lang.ts'
import { decimal } from '../platform/money.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Course as Taught } from '../storefront/course.ts'
import type { Mode, Offer } from '../storefront/offer.ts'
import { credits } from '../storefront/offer-words.ts'
import { fromPrice } from '../storefront/with-extras.ts'
import { courseUrl, startUrl } from './addresses.ts'
import { AVAILABILITY } from './availability.ts'
import { durationOf, lengthOf, withOffset } from './instants.ts'

/** Where facts are told from: the shop's address, the language of the page, and what the seller is called there. */
export type Teller = { publicUrl: string; lang: Lang; shop: string }

const CONTEXT = { '@context': 'https://schema.org' } as const
/** Google knows these three (developers.google.com/search/docs/appearance/structured-data/course-info). */
const MODES: Record<Mode, string> = { campus: 'Onsite', online: 'Online', hybrid: 'Blended' }

/**
 * A course with its starts, as search engines read it (schema.org/Course, Google's course info and course list). Who teaches it is
 * left out: that is theirs to tell. `picture` is the address of the picture for sharing.
 */
export function courseFacts(
  teller: Teller,
  course: Taught,
  { offers, picture }: { offers: readonly Offer[]; picture: string | null },
): WithContext<Course> {
  const { publicUrl, lang } = teller
  const url = courseUrl(publicUrl, lang, course)
  const [first] = offers
  const worth = credits(lang, course.creditTenths)
  return {
    ...CONTEXT,
    '@type': 'Course',
    '@id': url,
    url,
    name: course.title,
    description: course.summary,
    inLanguage: course.lang,
    provider: provider(teller),
    educationalLevel: course.level,
    about: course.topics,
    ...(first && { courseCode: first.code, offers: offers.map((offer) => soldFacts(teller, offer)) }),
    ...(course.prerequisites !== '' && { coursePrerequisites: course.prerequisites }),
    ...(worth !== null && {
      educationalCredentialAwarded: worth,
      numberOfCredits: { '@type': 'QuantitativeValue', value: course.creditTenths / TENTHS, unitText: 'ECTS' },
    }),
    ...(picture !== null && { image: picture }),
    ...(first && { hasCourseInstance: offers.map((offer) => instanceFacts(teller, offer)) }),
  }
}

const TENTHS = 10

function instanceFacts(teller: Teller, offer: Offer): CourseInstance {
  const { zone, startsAt, endsAt, sessions, mode, place } = offer
  const url = startUrl(teller.publicUrl, teller.lang, offer)
  const length = lengthOf(offer)
  const [startDate, endDate] = [withOffset(zone, startsAt), withOffset(zone, endsAt)]
  return {
    '@type': 'CourseInstance',
    '@id': url,
    url,
    name: `${offer.title} (${offer.code})`,
    courseMode: MODES[mode],
    inLanguage: offer.teachingLang,
    ...{ startDate, endDate },
    eventStatus: 'https://schema.org/EventScheduled',
    location:
      mode === 'online' ? { '@type': 'VirtualLocation', url } : { '@type': 'Place', name: place, address: place },
    courseSchedule: {
      '@type': 'Schedule',
      repeatCount: length.count,
      repeatFrequency: length.frequency,
      ...{ startDate: startDate.slice(0, DAY_LENGTH), endDate: endDate.slice(0, DAY_LENGTH), scheduleTimezone: zone },
    },
    ...(sessions.length > 0 && { courseWorkload: durationOf(sessions) }),
    offers: soldFacts(teller, offer),
  }
}

/** Of an ISO instant, how much says the day. */
const DAY_LENGTH = 10

/** The price is what one person pays with VAT and all that must be bought with the seat. */
function soldFacts({ publicUrl, lang }: Teller, offer: Offer): Sold {
  const { gross } = fromPrice(offer)
  return {
    '@type': 'Offer',
    category: gross.minor === 0 ? 'Free' : 'Paid',
    price: decimal(gross),
    priceCurrency: gross.currency,
    availability: AVAILABILITY[offer.sale],
    validFrom: withOffset(offer.zone, offer.saleOpensAt),
    validThrough: withOffset(offer.zone, offer.saleClosesAt),
    url: startUrl(publicUrl, lang, offer),
  }
}

const provider = ({ publicUrl, lang, shop }: Teller) => ({
  '@type': 'Organization' as const,
  name: shop,
  url: pageUrl(publicUrl, lang, '/'),
})

/** The courses of a list by their pages, each once (Google's course list: a summary page that leads to detail pages); none of an empty list. */
export function listFacts(
  { publicUrl, lang }: Pick<Teller, 'publicUrl' | 'lang'>,
  offers: readonly Offer[],
): WithContext<ItemList>[] {
  const urls = [...new Set(offers.map((offer) => courseUrl(publicUrl, lang, offer)))]
  if (urls.length === 0) return []
  const listed = urls.map((url, at) => ({ '@type': 'ListItem' as const, position: at + 1, url }))
  return [{ ...CONTEXT, '@type': 'ItemList', itemListElement: listed }]
}

/** The way from the front page to where one is; the last step is the page itself. */
export const breadcrumbFacts = (steps: readonly { name: string; url: string }[]): WithContext<BreadcrumbList> => ({
  ...CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: url })),
})

/** What is told of the seller beside its name. */
export type ToldSeller = {
  legalName: string
  street: string
  postcode: string
  city: string
  organisationNumber: string
  email: string
}

/** Who sells, for the front page. */
export const sellerFacts = (teller: Teller, seller: ToldSeller): WithContext<Organization> => ({
  ...CONTEXT,
  ...provider(teller),
  '@id': pageUrl(teller.publicUrl, 'nb', '/'),
  legalName: seller.legalName,
  email: seller.email,
  identifier: { '@type': 'PropertyValue', propertyID: 'NO:ORGNR', value: seller.organisationNumber },
  address: {
    '@type': 'PostalAddress',
    streetAddress: seller.street,
    postalCode: seller.postcode,
    addressLocality: seller.city,
    addressCountry: 'NO',
  },
})
