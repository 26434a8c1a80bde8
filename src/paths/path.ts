import { z } from 'zod'
import { COMPANIES_MAX } from '../catalogue/offering-companies.ts'
import { Slug, SUMMARY_MAX } from '../catalogue/words.ts'
import { LangCode, WHOLE } from '../platform/lang.ts'
import { type Money, MoneySchema } from '../platform/money.ts'
import { Line, Text } from '../platform/words.ts'

/** The fewest and most courses of one path. */
export const COURSES_MIN = 2
export const COURSES_MAX = 10
/** The most characters of an organisation number, in any country. */
const NUMBER_MAX = 20

/** One language's words. All but the title may wait; the path is not complete in that language until then. */
export const PathText = z
  .strictObject({
    title: Line,
    summary: Text.max(SUMMARY_MAX).default(''),
    description: Text.default(''),
    outcomes: Text.default(''),
  })
  .meta({ id: 'PathText', description: 'A learning path in one language; description and outcomes are Markdown' })
export type PathText = z.output<typeof PathText>

const Price = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('total'), total: MoneySchema }),
    z.strictObject({ by: z.literal('percent'), percentBasisPoints: z.int().min(1).max(WHOLE) }),
  ])
  .meta({
    id: 'PathPrice',
    description: 'What all its courses cost one person together, with VAT; or a part off what they cost singly',
  })
export type PathPrice = z.output<typeof Price>

/** All that a path says. It is sent whole, and a change replaces it whole. */
export const PathBody = z
  .strictObject({
    slug: Slug,
    texts: z
      .partialRecord(LangCode, PathText)
      .refine((texts) => Object.keys(texts).length > 0, 'at least one language'),
    courseIds: z
      .array(z.uuid())
      .min(1)
      .max(COURSES_MAX)
      .refine((ids) => new Set(ids).size === ids.length, 'each course once')
      .meta({ description: 'In the order in which they are best taken; two at least before it is published' }),
    price: Price,
    organisationNumbers: z
      .array(Line.max(NUMBER_MAX))
      .min(1, 'name at least one company')
      .max(COMPANIES_MAX)
      .nullable()
      .default(null)
      .meta({ description: 'The companies that it is held for and that alone see it; null: it is open to everybody' }),
  })
  .meta({ id: 'PathBody' })
export type PathBody = z.output<typeof PathBody>

/** The price in the two forms that it is stored in. */
export const priceColumns = (price: PathPrice) =>
  price.by === 'total'
    ? { amountMinor: price.total.minor, currency: price.total.currency, percentBasisPoints: null }
    : { amountMinor: null, currency: null, percentBasisPoints: price.percentBasisPoints }

type Columns = { amountMinor: number | null; currency: Money['currency'] | null; percentBasisPoints: number | null }
/** The same as it is said. */
export const priceOf = ({ amountMinor, currency, percentBasisPoints }: Columns): PathPrice =>
  amountMinor !== null && currency !== null
    ? { by: 'total', total: { minor: amountMinor, currency } }
    : { by: 'percent', percentBasisPoints: percentBasisPoints ?? 0 }
