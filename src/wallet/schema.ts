import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import { seats } from '../seats/schema.ts'

/** A company's bought seat, named or not yet: the enrolment on the seat says who sits in it. */
export const walletSeats = snakeCase.table(
  'wallet_seats',
  {
    seatId: uuid()
      .primaryKey()
      .references(() => seats.id),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    boughtAt: instant().notNull(),
  },
  (t) => [index('wallet_seats_company').on(t.companyId), index('wallet_seats_order').on(t.orderId)],
)

/** Why somebody has no longer the seat that a company gave them. */
export type AssignmentEnd =
  | ('revoked' | 'declined' | 'reassigned' | 'returned' | 'moved')
  /** Where the offering checks who comes: the answer was no, or the papers were not there in time. */
  | ('not-admitted' | 'not-shown')

/**
 * A company gives one of its seats to one person: invited → accepted or ended. Who has accepted is enrolled on the seat. A seat
 * outlives its assignments, so the rows of one seat in order of time are its lineage.
 */
export const seatAssignments = snakeCase.table(
  'seat_assignments',
  {
    id: id(),
    seatId: uuid()
      .notNull()
      .references(() => seats.id),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** As the company wrote them: what else is known of the person is shown to staff and to the person only. */
    name: text().notNull(),
    email: text().notNull(),
    invitedAt: instant().notNull(),
    /** By when they show their papers, where the offering checks who comes and has not admitted them before (decisions/0092). */
    showBy: instant(),
    /** They were reminded that papers are missing. */
    papersRemindedAt: instant(),
    /** When they said yes: they are enrolled from then on, or from when they are admitted. */
    acceptedAt: instant(),
    endedAt: instant(),
    endCause: text().$type<AssignmentEnd>(),
  },
  (t) => [
    uniqueIndex('seat_assignments_once_per_seat').on(t.seatId).where(sql`${t.endedAt} is null`),
    uniqueIndex('seat_assignments_once_per_person')
      .on(t.offeringId, t.companyId, t.personId)
      .where(sql`${t.endedAt} is null`),
    index('seat_assignments_company').on(t.companyId, t.offeringId),
    index('seat_assignments_lineage').on(t.seatId, t.invitedAt),
    index('seat_assignments_person').on(t.personId),
    index('seat_assignments_to_show').on(t.showBy).where(sql`${t.showBy} is not null and ${t.endedAt} is null`),
    check('seat_assignments_ended_with_cause', sql`(${t.endedAt} is null) = (${t.endCause} is null)`),
  ],
)

/**
 * A mail that invites somebody to their seat, and how it went. The secret in its link is made when it is sent and kept as a digest
 * only. Of one assignment only the newest opens anything.
 */
export const seatInvitations = snakeCase.table(
  'seat_invitations',
  {
    id: id(),
    assignmentId: uuid()
      .notNull()
      .references(() => seatAssignments.id),
    cause: text().$type<'invited' | 'resent' | 'reminder'>().notNull(),
    madeAt: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    digest: text(),
    sentAt: instant(),
    /** What the mail server said when it would not take the mail. */
    fault: text(),
    endsAt: instant(),
    openedAt: instant(),
    usedAt: instant(),
    /** A newer one took its place, or the assignment ended. */
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('seat_invitations_digest_once').on(t.digest),
    uniqueIndex('seat_invitations_one_open')
      .on(t.assignmentId)
      .where(sql`${t.usedAt} is null and ${t.closedAt} is null`),
    index('seat_invitations_assignment').on(t.assignmentId, t.madeAt),
    index('seat_invitations_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null and ${t.closedAt} is null`),
    check(
      'seat_invitations_sent_with_link',
      sql`${t.sentAt} is null or (${t.digest} is not null and ${t.endsAt} is not null)`,
    ),
  ],
)

/** One row of an uploaded list, as it was judged. */
export type UploadedRow = {
  /** In the file, from 1. */
  line: number
  name: string
  email: string
  verdict: RowVerdict
  /** What the address was probably meant to be. */
  fix: string | null
}
export const ROW_VERDICTS = [
  ...['good', 'has-seat', 'invited', 'twice', 'name-missing', 'name-bad', 'email-missing', 'email-bad', 'formula'],
] as const
export type RowVerdict = (typeof ROW_VERDICTS)[number]

/** A list of people that somebody uploaded for a company's seats: judged, mended, and at last invited. It goes after a week. */
export const seatUploads = snakeCase.table(
  'seat_uploads',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    /** As the audit log names them: `person:<id>` or `client:<id>`. Nobody else sees the list. */
    uploadedBy: text().notNull(),
    fileName: text().notNull(),
    rows: jsonb().$type<UploadedRow[]>().notNull(),
    uploadedAt: instant().notNull(),
    /** How many of its people have been given a seat so far, told from outside the transaction that gives them. */
    progress: integer().notNull().default(0),
    committedAt: instant(),
  },
  (t) => [index('seat_uploads_by').on(t.uploadedBy, t.uploadedAt)],
)
