import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { courses, offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { currency, day, id, idOf, instant, minor } from '../platform/db/columns.ts'

/** Somebody who pays for other people's seats: a county, a fund, a programme. */
export const funders = snakeCase.table(
  'funders',
  {
    id: id(),
    organisationNumber: text().notNull(),
    name: text().notNull(),
    /** Whom the seller writes to there. */
    contactEmail: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [uniqueIndex('funders_number_once').on(t.organisationNumber)],
)

/** Whose seats a grant is for: everybody's, those that companies pay, or those that the companies it names pay. */
export const ELIGIBLE = ['everybody', 'companies', 'named-companies'] as const
/** `billed`: the funder is sent a bill for what its statements say; `reported`: it is told, and pays in its own way. */
export const MODES = ['billed', 'reported'] as const

/**
 * What a funder gives for each seat of a course, or of one offering of it. It is never changed, but for the day it ends: other terms
 * are another grant.
 */
export const fundingGrants = snakeCase.table(
  'funding_grants',
  {
    id: id(),
    funderId: idOf().references(() => funders.id),
    courseId: idOf().references(() => courses.id),
    /** Of one offering only; null: of all offerings of the course. */
    offeringId: uuid().references(() => offerings.id),
    /** Only seats that are sold in it count. */
    currency: currency().notNull(),
    /** For each seat: an amount, or a part of the seat's price without VAT. */
    seatMinor: minor(),
    seatBasisPoints: integer(),
    /** First and last day on which a seat must be sold. */
    fromDay: day().notNull(),
    untilDay: day(),
    /** The most seats, and the most money, that it ever pays for at a time. */
    seatsMost: integer(),
    mostMinor: minor(),
    eligible: text().$type<(typeof ELIGIBLE)[number]>().notNull(),
    mode: text().$type<(typeof MODES)[number]>().notNull(),
    note: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    index('funding_grants_funder').on(t.funderId),
    index('funding_grants_course').on(t.courseId),
    check('funding_grants_one_measure', sql`num_nonnulls(${t.seatMinor}, ${t.seatBasisPoints}) = 1`),
    check('funding_grants_amount_sane', sql`${t.seatMinor} > 0`),
    check('funding_grants_part_sane', sql`${t.seatBasisPoints} between 1 and 10000`),
    check('funding_grants_days_in_order', sql`${t.untilDay} >= ${t.fromDay}`),
    check('funding_grants_caps_sane', sql`${t.seatsMost} > 0 and ${t.mostMinor} > 0`),
  ],
)

/** The companies whose seats a grant is for, where it names them. */
export const fundingGrantCompanies = snakeCase.table(
  'funding_grant_companies',
  {
    grantId: idOf().references(() => fundingGrants.id),
    companyId: idOf().references(() => companies.id),
  },
  (t) => [primaryKey({ name: 'funding_grant_companies_pk', columns: [t.grantId, t.companyId] })],
)
