import { z } from 'zod'
import { TOPIC_MAX } from '../catalogue/words.ts'
import { LangCode } from '../platform/lang.ts'
import { Line } from '../platform/words.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'

/** The most values of one filter that may be chosen at once. */
const CHOSEN_MAX = 30
export const CREDIT_BANDS = ['none', 'below-2.5', '2.5-to-5', 'above-5'] as const
export const PRICE_BANDS = ['free', 'up-to-2000', 'up-to-5000', 'up-to-10000', 'above-10000'] as const

/** A month as YYYY-MM. */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM')

/** What one may choose by, and what each value looks like. Several values of one are any of them; several filters are all of them. */
const VALUES = {
  topic: Line.max(TOPIC_MAX),
  mode: z.enum(['campus', 'online', 'hybrid']),
  teachingLang: LangCode,
  city: Line,
  month: Month,
  credits: z.enum(CREDIT_BANDS),
  price: z.enum(PRICE_BANDS),
  faculty: Line,
} as const
export type FilterName = keyof typeof VALUES
export const FILTER_NAMES = Object.keys(VALUES) as FilterName[]
export type CreditBand = (typeof CREDIT_BANDS)[number]
export type PriceBand = (typeof PRICE_BANDS)[number]

/** The values chosen of each filter; one that is not there leaves everything in. */
export type Chosen = { [Name in FilterName]?: z.output<(typeof VALUES)[Name]>[] | undefined }

/** One value or several: `?topic=a&topic=b`. */
const several = <V extends z.ZodType>(value: V, description: string) =>
  z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(value).max(CHOSEN_MAX).optional(),
    )
    .meta({ description })

/** The members of a query that choose; what no filter knows is refused. */
export const filterQuery = {
  topic: several(VALUES.topic, 'Several are any of them, as of every filter'),
  mode: several(VALUES.mode, 'How it is held'),
  teachingLang: several(VALUES.teachingLang, 'The language it is taught in'),
  city: several(VALUES.city, 'The last part of its place'),
  month: several(VALUES.month, 'The month in which it starts, as YYYY-MM'),
  credits: several(VALUES.credits, 'ECTS credits: none, fewer than 2.5, 2.5 to 5, more than 5'),
  price: several(VALUES.price, 'Of one seat in kroner, with VAT'),
  faculty: several(VALUES.faculty, 'Who gives it'),
}

/** What a link asks for, as far as there is such a thing: anything else is as good as not asked for. */
export function chosenIn(query: URLSearchParams): Chosen {
  const chosen = FILTER_NAMES.map((name) => {
    const fitting = query.getAll(name).filter((given) => VALUES[name].safeParse(given).success)
    return [name, [...new Set(fitting)].slice(0, CHOSEN_MAX)] as const
  })
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0)) as Chosen
}

/** The rate of each tax class: the price with VAT is what people choose by. A statement over offerings to choose from begins with this. */
export const RATES = `rates as materialized (select n.code, n.rate_basis_points as rate from ${TAX_CLASSES_NOW} n)`
export const GROUND = 'offering_facets g join rates x on x.code = g.tax_class'

/** Up to how many øre with VAT a band of prices goes. */
const BAND_ENDS = [
  ['up-to-2000', 200_000],
  ['up-to-5000', 500_000],
  ['up-to-10000', 1_000_000],
] as const satisfies [PriceBand, number][]
const GROSS = '(g.net_minor * (10000 + x.rate) + 5000) / 10000'
/** What is sold in another currency is in no band, unless it is free. */
const PRICE = `case when g.net_minor = 0 then 'free' when g.currency <> 'NOK' then null
    ${BAND_ENDS.map(([band, end]) => `when ${GROSS} <= ${end} then '${band}'`).join(' ')} else 'above-10000' end`

/** How each filter is read of an offering, from parameter $5 on. */
const READ: Record<Exclude<FilterName, 'topic'>, string> = {
  mode: 'g.mode',
  teachingLang: 'g.teaching_lang',
  city: 'g.city',
  month: 'g.month',
  credits: 'g.credits',
  price: `(${PRICE})`,
  faculty: 'g.faculty',
}
const FIRST = 5
const placeOf = (name: FilterName): string => `$${FIRST + FILTER_NAMES.indexOf(name)}::text[]`
export const columnOf = (name: FilterName): string => (name === 'topic' ? 'g.topics' : READ[name])

/** Whether an offering has one of the values chosen of a filter. */
export const fits = (name: FilterName): string =>
  `(${placeOf(name)} is null or ${name === 'topic' ? `g.topics && ${placeOf(name)}` : `${READ[name]} = any (${placeOf(name)})`})`

/**
 * What is there for whoever looks ($2 and $3, onlooker.ts): it has not ended, and a closed one is held for them. Lists and counts
 * both begin with this, so that a number tells nobody of what they may not see.
 */
export const VISIBLE = `g.ends_at > app_now() and (not g.closed or offering_only_for(g.offering_id, $2::uuid, $3::text) is not null)`

/** As SQL: a seat of the offering's first pool is free for whoever buys now. */
export const isFreeNow = (offeringId: string): string => `exists (
      select from (select p.id, p.list_open from seat_pools p where p.offering_id = ${offeringId} order by p.id limit 1) p
      where not p.list_open and exists (select from seats s where s.pool_id = p.id and s.sold_at is null and s.held_until <= app_now()))`

/** $13: only where booking has not closed and a seat is free now; $14: only what is held for this company; $15: only what is agreed or held. */
export const BESIDE = `($13::boolean is not true or g.sale_closes_at > app_now() and ${isFreeNow('g.offering_id')})
    and ($14::uuid is null or g.closed and exists (
      select from json_array_elements(offering_only_for(g.offering_id, $2::uuid, $3::text)) each where (each ->> 'companyId')::uuid = $14))
    and ($15::boolean is not true or g.closed or agreed_with((select buys_by_agreement($2::uuid, $3::text, $4::text)), g.course_id, g.currency::text) is not null)`

/** What is asked for beside who looks. */
export type Asked = Chosen & {
  search?: string | undefined
  /** Only where booking has not closed and a seat is free now. */
  freeSeats?: boolean | undefined
  /** Only what is held for this company. */
  heldFor?: string | undefined
  /** Only what is agreed with the company that is bought for, or held for it. */
  ownOnly?: boolean | undefined
}

/** Parameters $5 to $15. */
export const filterValues = (asked: Asked): unknown[] => [
  ...FILTER_NAMES.map((name) => asked[name] ?? null),
  asked.freeSeats ?? false,
  asked.heldFor ?? null,
  asked.ownOnly ?? false,
]
