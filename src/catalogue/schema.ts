import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { createdAt, day, id, idOf, instant } from '../platform/db/columns.ts'
import { type Lang, type Said, UNSAID } from '../platform/lang.ts'
import type { Admission } from './admission.ts'

/** The thing taught, independent of when. Credits are tenths of an ECTS credit: 25 = 2.5 credits. */
export const courses = snakeCase.table(
  'courses',
  {
    id: id(),
    slug: text().notNull(),
    faculty: text().notNull(),
    creditTenths: integer().notNull(),
    level: text().$type<'introductory' | 'bachelor' | 'master'>().notNull(),
    topics: text().array().notNull(),
    contactEmail: text().notNull(),
    publishedAt: instant(),
    createdAt: createdAt(),
    externalClient: uuid(),
    externalId: text(),
  },
  (t) => [
    uniqueIndex('courses_slug_once').on(t.slug),
    uniqueIndex('courses_external_once').on(t.externalClient, t.externalId),
    check('courses_credits_sane', sql`${t.creditTenths} between 0 and 600`),
  ],
)

/** A course's words in one language. */
export const courseTexts = snakeCase.table(
  'course_texts',
  {
    courseId: idOf().references(() => courses.id),
    lang: text().$type<Lang>().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    outcomes: text().notNull().default(''),
    prerequisites: text().notNull().default(''),
  },
  (t) => [primaryKey({ name: 'course_texts_pk', columns: [t.courseId, t.lang] })],
)

/** One run of a course that one can enrol on. Times are instants; `zone` says on which wall clock they are read. */
export const offerings = snakeCase.table(
  'offerings',
  {
    id: id(),
    courseId: idOf().references(() => courses.id),
    code: text().notNull(),
    mode: text().$type<'campus' | 'online' | 'hybrid'>().notNull(),
    place: text().notNull(),
    teachingLang: text().$type<Lang>().notNull(),
    zone: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    saleOpensAt: instant().notNull(),
    saleClosesAt: instant().notNull(),
    minimum: integer().notNull(),
    /** Private persons too may pay on invoice, after they have got their seat. */
    invoiceToPersons: boolean().notNull().default(false),
    /** Only the companies that are named see it and buy it; see `offering_companies`. */
    closed: boolean().notNull().default(false),
    /** How many days a seat is held for a learner who asks their employer; 0: it is not. */
    employerHoldDays: integer().notNull().default(7),
    /** For those who are enrolled, and nobody else: where they join over the network, and what they need to know. */
    joinUrl: text().notNull().default(''),
    practical: jsonb().$type<Said>().notNull().default(UNSAID),
    /** How whoever wants to come is checked before they pay; null: everybody may buy. Its pools say the same in `by_admission`. */
    admission: jsonb().$type<Admission>(),
    publishedAt: instant(),
    /** It is not held, for good: what was sold is given back. */
    cancelledAt: instant(),
    createdAt: createdAt(),
    externalClient: uuid(),
    externalId: text(),
  },
  (t) => [
    uniqueIndex('offerings_code_once').on(t.code),
    uniqueIndex('offerings_external_once').on(t.externalClient, t.externalId),
    index('offerings_course').on(t.courseId),
    index('offerings_on_sale').on(t.startsAt, t.id).where(sql`${t.publishedAt} is not null`),
    check('offerings_end_after_start', sql`${t.endsAt} > ${t.startsAt}`),
    check('offerings_sale_in_order', sql`${t.saleClosesAt} > ${t.saleOpensAt}`),
    check('offerings_employer_hold_sane', sql`${t.employerHoldDays} between 0 and 30`),
    check('offerings_closed_or_checked', sql`not (${t.closed} and ${t.admission} is not null)`),
    check('offerings_minimum_sane', sql`${t.minimum} >= 0`),
    check('offerings_cancelled_not_sold', sql`${t.cancelledAt} is null or ${t.publishedAt} is null`),
  ],
)

/** One meeting of an offering. */
export const offeringSessions = snakeCase.table(
  'offering_sessions',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text().notNull(),
  },
  (t) => [
    index('offering_sessions_offering').on(t.offeringId, t.startsAt),
    check('offering_sessions_end_after_start', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/** When and where an offering is held: what those who have a place arrange their lives by. */
export type Arranged = {
  startsAt: string
  endsAt: string
  zone: string
  mode: 'campus' | 'online' | 'hybrid'
  place: string
  teachingLang: Lang
  sessions: { startsAt: string; endsAt: string; place: string }[]
}

/** A change of when or where, after somebody had a place. A material one lets them cancel free of charge until an instant. */
export const offeringChanges = snakeCase.table(
  'offering_changes',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    at: instant().notNull(),
    by: text().notNull(),
    before: jsonb().$type<Arranged>().notNull(),
    after: jsonb().$type<Arranged>().notNull(),
    material: boolean().notNull(),
    freeUntil: instant(),
    /** What those who have a place are told beside the times; null: nothing. */
    words: jsonb().$type<Said>(),
    /** When the mails about it were written; of one that nobody is told about, when it was made. */
    toldAt: instant(),
  },
  (t) => [
    index('offering_changes_offering').on(t.offeringId, t.at),
    index('offering_changes_untold').on(t.at).where(sql`${t.toldAt} is null`),
    check('offering_changes_free_if_material', sql`${t.material} or ${t.freeUntil} is null`),
  ],
)

/** Who teaches an offering, or some sessions of it, and so sees who takes part. Whoever has ended sees nothing any more. */
export const offeringTeachers = snakeCase.table(
  'offering_teachers',
  {
    offeringId: idOf().references(() => offerings.id),
    personId: idOf().references(() => people.id),
    since: instant().notNull(),
    endedAt: instant(),
    /** The sessions that they teach; null: all of them, also those that are set up later. */
    sessionIds: uuid().array(),
  },
  (t) => [
    primaryKey({ name: 'offering_teachers_pk', columns: [t.offeringId, t.personId] }),
    index('offering_teachers_person').on(t.personId),
    check('offering_teachers_some_sessions', sql`cardinality(${t.sessionIds}) > 0`),
  ],
)

/** The companies for which a closed offering is held. */
export const offeringCompanies = snakeCase.table(
  'offering_companies',
  {
    offeringId: idOf().references(() => offerings.id),
    companyId: idOf().references(() => companies.id),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'offering_companies_pk', columns: [t.offeringId, t.companyId] }),
    index('offering_companies_company').on(t.companyId),
  ],
)

/**
 * A company that made a course with the seller, and the part of its net income that it is promised. Insert-only: of a share the newest
 * version counts.
 */
export const coursePartners = snakeCase.table(
  'course_partners',
  {
    /** Of the version. */
    id: id(),
    shareId: uuid().notNull(),
    version: integer().notNull(),
    courseId: idOf().references(() => courses.id),
    companyId: idOf().references(() => companies.id),
    shareBasisPoints: integer().notNull(),
    fromDay: day().notNull(),
    /** The last day on which it counts. */
    untilDay: day(),
    note: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('course_partners_version_once').on(t.shareId, t.version),
    index('course_partners_course').on(t.courseId),
    check('course_partners_share_sane', sql`${t.shareBasisPoints} between 0 and 10000`),
    check('course_partners_days_in_order', sql`${t.untilDay} >= ${t.fromDay}`),
  ],
)

/** Where an offering's income and costs belong in the seller's organisation; what is null is its faculty's. */
export const offeringDimensions = snakeCase.table('offering_dimensions', {
  offeringId: uuid()
    .primaryKey()
    .references(() => offerings.id),
  costCentre: text(),
  project: text(),
  activity: text(),
})

/** The same for all offerings of a faculty that say nothing else. */
export const facultyDimensions = snakeCase.table('faculty_dimensions', {
  faculty: text().primaryKey(),
  costCentre: text(),
  project: text(),
  activity: text(),
})
