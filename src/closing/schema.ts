import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../platform/db/columns.ts'
import type { MonthCheck } from './month-check.ts'
import type { MonthStatement } from './month-statement.ts'

/**
 * One closing of a month: asked for, then checked and written in the background, and in the end either closed, with its statement and
 * one file, or refused with what stood in the way. What it came to is never changed.
 */
export const monthClosings = snakeCase.table(
  'month_closings',
  {
    id: id(),
    /** The first day of the month. */
    month: day().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    /** The transaction that locked the books: those that began before it may still post into the month. */
    lockedByXact: text().notNull(),
    /** Whoever works on it does so until then. */
    takenUntil: instant(),
    filesDone: integer().notNull().default(0),
    filesAll: integer().notNull().default(0),
    refusedAt: instant(),
    refusedFor: jsonb().$type<MonthCheck[]>(),
    closedAt: instant(),
    statement: jsonb().$type<MonthStatement>(),
    /** SHA-256 over every posting of the month. */
    journalDigest: text(),
    path: text(),
    sha256: text(),
    bytes: bigint({ mode: 'number' }),
  },
  (t) => [
    index('month_closings_month').on(t.month, t.askedAt),
    uniqueIndex('month_closings_one_at_a_time')
      .on(sql`(true)`)
      .where(sql`${t.closedAt} is null and ${t.refusedAt} is null`),
    check('month_closings_month_begins', sql`extract(day from ${t.month}) = 1`),
    check('month_closings_one_end', sql`num_nonnulls(${t.closedAt}, ${t.refusedAt}) <= 1`),
    check('month_closings_refused_why', sql`(${t.refusedAt} is null) = (${t.refusedFor} is null)`),
    check(
      'month_closings_closed_whole',
      sql`num_nonnulls(${t.closedAt}, ${t.statement}, ${t.journalDigest}, ${t.path}, ${t.sha256}, ${t.bytes}) in (0, 6)`,
    ),
  ],
)

/** Somebody wants a closed month open again, and what became of it: a second person signed, or it was let go. */
export const monthOpenings = snakeCase.table(
  'month_openings',
  {
    id: id(),
    closingId: uuid()
      .notNull()
      .references(() => monthClosings.id),
    reason: text().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
    signed: boolean(),
  },
  (t) => [
    uniqueIndex('month_openings_one_at_a_time').on(t.closingId).where(sql`${t.decidedAt} is null`),
    check('month_openings_decided_whole', sql`num_nonnulls(${t.decidedAt}, ${t.decidedBy}, ${t.signed}) in (0, 3)`),
    check('month_openings_two_people', sql`${t.signed} is not true or ${t.decidedBy} <> ${t.askedBy}`),
  ],
)
