import { sql } from 'drizzle-orm'
import { bytea, check, index, integer, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import { seatHolds, seatPools, seats } from '../seats/schema.ts'

export const DECISIONS = ['admitted', 'refused'] as const
export type Decision = (typeof DECISIONS)[number]
/** Why somebody was not admitted; the words beside it say more. */
export const REFUSAL_REASONS = ['requirements', 'documents', 'places', 'other'] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]
/**
 * `closed`: booking closed before anybody had decided. `lapsed`: admitted, and not paid in time. Of whom a company sends: `not-shown`,
 * the papers were not there in time; `seat-gone`, the company's seat is not theirs any more.
 */
export type ApplicationEnd = 'enrolled' | 'refused' | 'withdrawn' | 'lapsed' | 'closed' | 'not-shown' | 'seat-gone'

/**
 * Somebody applies for a seat of an offering that checks who may come. The seat is held for as long as that lasts, or is one that a
 * company has bought and given them (decisions/0092). What state it is in follows from the instants here and from its order.
 */
export const applications = snakeCase.table(
  'applications',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    poolId: uuid()
      .notNull()
      .references(() => seatPools.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** What holds the seat; null where a company has bought it. */
    holdId: uuid().references(() => seatHolds.id),
    /** The seat that a company has given whoever applies, and who that is. */
    seatId: uuid().references(() => seats.id),
    companyId: uuid().references(() => companies.id),
    /** What that company was called, and by when the papers are to be there. */
    company: text(),
    showBy: instant(),
    lang: text().$type<Lang>().notNull(),
    /** The words that it answers, as they stood. */
    requirements: text().notNull(),
    message: text().notNull(),
    appliedAt: instant().notNull(),
    /** When the applicant was promised an answer by. */
    decideBy: instant().notNull(),
    /** When a seat that is held is free again, decided or not; of one that a company bought the end of the offering. */
    heldUntil: instant().notNull(),
    /** The applicant was told that the answer is late. */
    lateToldAt: instant(),
    askedMoreAt: instant(),
    askedMore: text(),
    decidedAt: instant(),
    decision: text().$type<Decision>(),
    reason: text().$type<RefusalReason>(),
    /** From those who decided, to the applicant. */
    words: text().notNull().default(''),
    /** Until when somebody who was admitted may pay. */
    payBy: instant(),
    /** The last order that was made with its seat. */
    orderId: uuid().references(() => orders.id),
    endedAt: instant(),
    endedAs: text().$type<ApplicationEnd>(),
  },
  (t) => [
    uniqueIndex('applications_one_open').on(t.personId, t.offeringId).where(sql`${t.endedAt} is null`),
    uniqueIndex('applications_hold_once').on(t.holdId),
    index('applications_seat').on(t.seatId).where(sql`${t.seatId} is not null`),
    index('applications_offering').on(t.offeringId, t.appliedAt),
    index('applications_open').on(t.decideBy).where(sql`${t.endedAt} is null`),
    check('applications_ended', sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
    check('applications_decided', sql`(${t.decidedAt} is null) = (${t.decision} is null)`),
    check(
      'applications_reason_of_refusal',
      sql`(${t.reason} is not null) = (${t.decision} is not distinct from 'refused')`,
    ),
    check(
      'applications_paid_by_admitted',
      sql`(${t.payBy} is not null) = (${t.decision} is not distinct from 'admitted' and ${t.holdId} is not null)`,
    ),
    check('applications_held_or_bought', sql`(${t.holdId} is null) = (${t.seatId} is not null)`),
    check('applications_bought_by', sql`num_nulls(${t.seatId}, ${t.companyId}, ${t.company}, ${t.showBy}) in (0, 4)`),
    check('applications_asked_more', sql`(${t.askedMoreAt} is null) = (${t.askedMore} is null)`),
    check('applications_decision_known', sql`${t.decision} in ('admitted', 'refused')`),
  ],
)

/** A document of an application, with its bytes: it goes when its row goes, and is seen by whom the row is seen by. Insert-only. */
export const applicationDocuments = snakeCase.table(
  'application_documents',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    name: text().notNull(),
    /** As its bytes say, whatever it was called. */
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    content: bytea().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('application_documents_once').on(t.applicationId, t.sha256),
    check('application_documents_type_known', sql`${t.mediaType} in ('application/pdf', 'image/jpeg', 'image/png')`),
    check('application_documents_kind_known', sql`${t.kind} in ('transcript', 'diploma', 'employer', 'other')`),
    check('application_documents_size_true', sql`${t.size} = octet_length(${t.content})`),
  ],
)
