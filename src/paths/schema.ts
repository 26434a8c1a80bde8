import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { courses } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { createdAt, currency, id, idOf, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/**
 * Several courses that are sold together at a price of their own. It takes no seat and has none: whoever buys it buys a seat of a start
 * of each course, and what each of those lines costs comes of this price.
 */
export const paths = snakeCase.table(
  'paths',
  {
    id: id(),
    slug: text().notNull(),
    /** What all its courses cost one person together, with VAT; or a part off what they cost singly. */
    amountMinor: minor(),
    currency: currency(),
    percentBasisPoints: integer(),
    /** It is there for the companies named, and for nobody else. */
    closed: boolean().notNull(),
    publishedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('paths_slug_once').on(t.slug),
    check('paths_one_price', sql`num_nonnulls(${t.amountMinor}, ${t.percentBasisPoints}) = 1`),
    check('paths_amount_in_currency', sql`(${t.amountMinor} is null) = (${t.currency} is null)`),
    check('paths_amount_sane', sql`${t.amountMinor} >= 0`),
    check('paths_percent_sane', sql`${t.percentBasisPoints} between 1 and 10000`),
  ],
)

/** A path's words in one language. */
export const pathTexts = snakeCase.table(
  'path_texts',
  {
    pathId: idOf().references(() => paths.id),
    lang: text().$type<Lang>().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    outcomes: text().notNull(),
  },
  (t) => [primaryKey({ name: 'path_texts_pk', columns: [t.pathId, t.lang] })],
)

/** Its courses, in the order in which they are best taken. */
export const pathCourses = snakeCase.table(
  'path_courses',
  {
    pathId: idOf().references(() => paths.id),
    courseId: idOf().references(() => courses.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'path_courses_pk', columns: [t.pathId, t.courseId] }),
    index('path_courses_course').on(t.courseId),
    check('path_courses_position_sane', sql`${t.position} between 1 and 10`),
  ],
)

/** The companies for which a closed path is held. */
export const pathCompanies = snakeCase.table(
  'path_companies',
  {
    pathId: idOf().references(() => paths.id),
    companyId: idOf().references(() => companies.id),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'path_companies_pk', columns: [t.pathId, t.companyId] }),
    index('path_companies_company').on(t.companyId),
  ],
)
