import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { courses } from '../catalogue/schema.ts'
import { orders } from '../orders/schema.ts'
import { day, idOf } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** Where the buyer of an order came from, first and last, of buyers who agreed to it. Insert-only. */
export const orderTouches = snakeCase.table(
  'order_touches',
  {
    orderId: idOf().references(() => orders.id),
    place: text().$type<'first' | 'last'>().notNull(),
    source: text().notNull(),
    medium: text().notNull(),
    campaign: text(),
    content: text(),
    onDay: day().notNull(),
    consentVersion: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'order_touches_pk', columns: [t.orderId, t.place] }),
    check('order_touches_place', sql`${t.place} in ('first', 'last')`),
    index('order_touches_content').on(t.content).where(sql`${t.place} = 'last' and ${t.content} is not null`),
  ],
)

/** How often a course was looked at and put in a cart on a day, by where the visits came from. Counts of nobody in particular. */
export const courseVisits = snakeCase.table(
  'course_visits',
  {
    day: day().notNull(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    source: text().notNull(),
    medium: text().notNull(),
    views: integer().notNull(),
    putInCart: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'course_visits_pk', columns: [t.day, t.courseId, t.source, t.medium] }),
    check('course_visits_not_negative', sql`${t.views} >= 0 and ${t.putInCart} >= 0`),
  ],
)

/** What was searched for on a day without anything being found, and how often. Nobody stands beside it. */
export const emptySearches = snakeCase.table(
  'empty_searches',
  {
    day: day().notNull(),
    lang: text().$type<Lang>().notNull(),
    words: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'empty_searches_pk', columns: [t.day, t.lang, t.words] }),
    index('empty_searches_words').on(t.words),
    check('empty_searches_some', sql`${t.times} > 0`),
  ],
)
