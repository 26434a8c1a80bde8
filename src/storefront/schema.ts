import { boolean, customType, index, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { currency, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' })

/**
 * What a published offering is chosen by, in one narrow row: lists and counts read this and nothing wider. Triggers keep it and
 * `offering_words` in the transaction that changes what they are made of (`put_found`, `write_found`); nothing else writes them.
 */
export const offeringFacets = snakeCase.table(
  'offering_facets',
  {
    offeringId: uuid()
      .primaryKey()
      .references(() => offerings.id, { onDelete: 'cascade' }),
    courseId: uuid().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    saleClosesAt: instant().notNull(),
    closed: boolean().notNull(),
    topics: text().array().notNull(),
    mode: text().$type<'campus' | 'online' | 'hybrid'>().notNull(),
    teachingLang: text().$type<Lang>().notNull(),
    /** The last part of the place; null over the network. */
    city: text(),
    /** Of its start, on its own wall clock: YYYY-MM. */
    month: text().notNull(),
    credits: text().$type<'none' | 'below-2.5' | '2.5-to-5' | 'above-5'>().notNull(),
    faculty: text().notNull(),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    taxClass: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [
    index('offering_facets_by_start').on(t.startsAt, t.offeringId),
    index('offering_facets_by_publication').on(t.publishedAt, t.offeringId),
  ],
)

/** The words by which a published offering is found, in every language and with and without the signs over letters. */
export const offeringWords = snakeCase.table('offering_words', {
  offeringId: uuid()
    .primaryKey()
    .references(() => offerings.id, { onDelete: 'cascade' }),
  /** Stems and words of all that a course says, with topics, faculty, code and place. */
  vector: tsvector().notNull(),
  /** Those of its titles. */
  titleVector: tsvector().notNull(),
  /** All but the descriptions as it stands, for parts of words. */
  words: text().notNull(),
  /** Titles and topics without signs over letters, for words that are not spelt quite so. */
  titles: text().notNull(),
})
