import { integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'
import type { Said } from '../platform/lang.ts'
import type { CancellationRules } from './rules.ts'

/** One version of a set of cancellation terms. An order keeps the version it was placed under. */
export const cancellationTerms = snakeCase.table(
  'cancellation_terms',
  {
    id: id(),
    code: text().notNull(),
    version: integer().notNull(),
    name: jsonb().$type<Said>().notNull(),
    /** What a buyer reads as "what if I can't come": Markdown per language. */
    inWords: jsonb().$type<Said>().notNull(),
    /** The same as data (decisions/0030); null where the words are all there is. */
    rules: jsonb().$type<CancellationRules>(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('cancellation_terms_version_once').on(t.code, t.version)],
)

export const offeringTerms = snakeCase.table('offering_terms', {
  offeringId: uuid()
    .primaryKey()
    .references(() => offerings.id),
  termsId: uuid()
    .notNull()
    .references(() => cancellationTerms.id),
})

/** The seller's general sales terms; the buyer accepts a version, and the order names it. */
export const salesTerms = snakeCase.table('sales_terms', {
  version: integer().primaryKey(),
  validFrom: instant().notNull(),
  words: jsonb().$type<Said>().notNull(),
})
