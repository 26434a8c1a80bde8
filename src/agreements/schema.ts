import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'

/** An agreement with a company on what its seats cost. What it says stands in its versions. */
export const agreements = snakeCase.table(
  'agreements',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    madeAt: instant().notNull(),
  },
  (t) => [index('agreements_company').on(t.companyId)],
)

/** What an agreement says from the moment it is written. Insert-only: the newest version counts, those before are its history. */
export const agreementVersions = snakeCase.table(
  'agreement_versions',
  {
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    version: integer().notNull(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    /** What both call it, such as 2026/114. */
    number: text().notNull(),
    /** Off the listed price of a seat. */
    discountBasisPoints: integer().notNull(),
    /** First and last day on which it can be ordered by, in the calendar of the seller. */
    fromDay: day().notNull(),
    untilDay: day().notNull(),
    /** The courses that it covers; null: all. Whoever writes it looks them up, and a course never goes away. */
    courseIds: uuid().array(),
    /** The most seats that can be ordered by it, and the most that they may cost, net, in one currency. */
    seatsMost: integer(),
    netMostMinor: minor(),
    currency: currency(),
    /** It was ended at once, and counts no more. */
    ended: boolean().notNull().default(false),
    /** Why it says this. */
    reason: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'agreement_versions_pk', columns: [t.agreementId, t.version] }),
    index('agreement_versions_company').on(t.companyId),
    check('agreement_versions_discount_sane', sql`${t.discountBasisPoints} between 1 and 10000`),
    check('agreement_versions_days_in_order', sql`${t.untilDay} >= ${t.fromDay}`),
    check('agreement_versions_some_courses', sql`${t.courseIds} is null or cardinality(${t.courseIds}) > 0`),
    check('agreement_versions_seats_sane', sql`${t.seatsMost} > 0`),
    check(
      'agreement_versions_net_sane',
      sql`${t.netMostMinor} > 0 and (${t.netMostMinor} is null) = (${t.currency} is null)`,
    ),
  ],
)
