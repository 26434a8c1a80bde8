import { within } from './read.ts'

/**
 * What Google asks of the facts of a course page, a list and a product feed, a row for each field. Sources:
 * developers.google.com/search/docs/appearance/structured-data/course-info ("Course info"),
 * …/structured-data/course ("Course list"), …/structured-data/breadcrumb ("Breadcrumb"),
 * support.google.com/merchants/answer/7052112 ("Product data specification").
 */
type Rule = { of: string; field: string; fits: (value: unknown) => boolean }

const text = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    values.includes(value as string)
const url = (value: unknown): boolean => text(value) && URL.canParse(value as string)
const day = (value: unknown): boolean => text(value) && /^\d{4}-\d\d-\d\d/.test(value as string)
const amount = (value: unknown): boolean => /^\d+\.\d\d$/.test(String(value))
const whole = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0
const currency = (value: unknown): boolean => /^[A-Z]{3}$/.test(String(value))

export const COURSE_RULES: readonly Rule[] = [
  { of: 'Course info, required', field: '@context', fits: oneOf('https://schema.org') },
  { of: 'Course info, required', field: '@type', fits: oneOf('Course') },
  { of: 'Course info, required', field: 'name', fits: text },
  { of: 'Course info, required', field: 'description', fits: text },
  { of: 'Course info, required', field: 'provider.@type', fits: oneOf('Organization') },
  { of: 'Course info, required', field: 'provider.name', fits: text },
  { of: 'Course info, required', field: 'offers.0.@type', fits: oneOf('Offer') },
  {
    of: 'Course info, required',
    field: 'offers.0.category',
    fits: oneOf('Free', 'Partially Free', 'Subscription', 'Paid'),
  },
  { of: 'Course info, recommended', field: 'offers.0.price', fits: amount },
  { of: 'Course info, recommended', field: 'offers.0.priceCurrency', fits: currency },
  { of: 'Course info, required', field: 'hasCourseInstance.0.@type', fits: oneOf('CourseInstance') },
  { of: 'Course info, required', field: 'hasCourseInstance.0.courseMode', fits: oneOf('Online', 'Onsite', 'Blended') },
  { of: 'Course info, required', field: 'hasCourseInstance.0.courseSchedule.repeatCount', fits: whole },
  {
    of: 'Course info, required',
    field: 'hasCourseInstance.0.courseSchedule.repeatFrequency',
    fits: oneOf('Daily', 'Weekly', 'Monthly', 'Yearly'),
  },
  { of: 'Course info, recommended', field: 'hasCourseInstance.0.courseSchedule.startDate', fits: day },
  { of: 'Course info, recommended', field: 'hasCourseInstance.0.courseSchedule.endDate', fits: day },
  {
    of: 'Course info, recommended',
    field: 'hasCourseInstance.0.courseWorkload',
    fits: (value) => /^PT\d+H/.test(String(value)),
  },
  { of: 'Course info, recommended', field: 'inLanguage', fits: oneOf('nb', 'en') },
  { of: 'Course info, recommended', field: 'educationalLevel', fits: text },
  { of: 'Course info, recommended', field: 'educationalCredentialAwarded', fits: text },
  { of: 'Course info, recommended', field: 'about.0', fits: text },
  { of: 'Course info, recommended', field: 'image', fits: url },
  { of: 'schema.org Event', field: 'hasCourseInstance.0.location.@type', fits: oneOf('Place', 'VirtualLocation') },
  {
    of: 'schema.org Event',
    field: 'hasCourseInstance.0.startDate',
    fits: (value) => /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(String(value)),
  },
  { of: 'schema.org Offer', field: 'hasCourseInstance.0.offers.availability', fits: url },
  { of: 'schema.org Offer', field: 'hasCourseInstance.0.offers.validFrom', fits: day },
  { of: 'schema.org Offer', field: 'hasCourseInstance.0.offers.url', fits: url },
]

export const LIST_RULES: readonly Rule[] = [
  { of: 'Course list, required', field: '@type', fits: oneOf('ItemList') },
  { of: 'Course list, required', field: 'itemListElement.0.@type', fits: oneOf('ListItem') },
  { of: 'Course list, required', field: 'itemListElement.0.position', fits: (value) => value === 1 },
  { of: 'Course list, required', field: 'itemListElement.0.url', fits: url },
]

export const BREADCRUMB_RULES: readonly Rule[] = [
  { of: 'Breadcrumb, required', field: '@type', fits: oneOf('BreadcrumbList') },
  { of: 'Breadcrumb, required', field: 'itemListElement.1.position', fits: (value) => value === 2 },
  { of: 'Breadcrumb, required', field: 'itemListElement.1.name', fits: text },
  { of: 'Breadcrumb, required', field: 'itemListElement.1.item', fits: url },
]

const upTo = (most: number) => (value: unknown) => text(value) && (value as string).length <= most
export const PRODUCT_RULES: readonly Rule[] = [
  { of: 'Products, required', field: 'g:id', fits: upTo(50) },
  { of: 'Products, required', field: 'g:title', fits: upTo(150) },
  { of: 'Products, required', field: 'g:description', fits: upTo(5000) },
  { of: 'Products, required', field: 'g:link', fits: url },
  { of: 'Products, required', field: 'g:image_link', fits: url },
  {
    of: 'Products, required',
    field: 'g:availability',
    fits: oneOf('in_stock', 'out_of_stock', 'preorder', 'backorder'),
  },
  { of: 'Products, required', field: 'g:price', fits: (value) => /^\d+\.\d\d [A-Z]{3}$/.test(String(value)) },
  { of: 'Products, required without a GTIN', field: 'g:brand', fits: upTo(70) },
  { of: 'Products, required without a GTIN', field: 'g:identifier_exists', fits: oneOf('no') },
  { of: 'Products, required', field: 'g:condition', fits: oneOf('new', 'refurbished', 'used') },
]

/** The rules that something does not keep, with what stands there instead. */
export const broken = (rules: readonly Rule[], thing: unknown): string[] =>
  rules.flatMap(({ of, field, fits }) => {
    const value = within(thing, field)
    return fits(value) ? [] : [`${of}: ${field} is ${JSON.stringify(value)}`]
  })
