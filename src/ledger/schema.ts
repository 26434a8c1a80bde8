import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, currency, day, id, instant, minor } from '../platform/db/columns.ts'
import type { AccountRole } from './accounts.ts'

export const accounts = snakeCase.table('accounts', {
  code: text().primaryKey(),
  kind: text().$type<'asset' | 'liability' | 'income' | 'expense'>().notNull(),
  nameNb: text().notNull(),
  nameEn: text().notNull(),
})

/**
 * Which account serves a role from a day on. `account_of(role, day)` in the database reads it, so that a posting made inside
 * a statement follows the plan of its own day.
 */
export const accountRoles = snakeCase.table(
  'account_roles',
  {
    role: text().$type<AccountRole>().notNull(),
    validFrom: day().notNull(),
    account: text()
      .notNull()
      .references(() => accounts.code),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: 'account_roles_pk', columns: [t.role, t.validFrom] })],
)

/** One event in the book. `kind` and `sourceId` together say what was posted, and let it be posted only once. */
export const entries = snakeCase.table(
  'entries',
  {
    id: id(),
    kind: text().notNull(),
    sourceId: uuid().notNull(),
    postedOn: day().notNull(),
    currency: currency().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('entries_source_once').on(t.kind, t.sourceId), index('entries_day').on(t.postedOn)],
)

/** One movement of a positive amount from a credited to a debited account: an entry made of such rows always balances. */
export const postings = snakeCase.table(
  'postings',
  {
    entryId: uuid()
      .notNull()
      .references(() => entries.id),
    position: integer().notNull(),
    debit: text()
      .notNull()
      .references(() => accounts.code),
    credit: text()
      .notNull()
      .references(() => accounts.code),
    amountMinor: minor().notNull(),
    costCentre: text(),
    project: text(),
    activity: text(),
  },
  (t) => [
    primaryKey({ name: 'postings_pk', columns: [t.entryId, t.position] }),
    check('postings_positive', sql`${t.amountMinor} > 0`),
    check('postings_two_accounts', sql`${t.debit} <> ${t.credit}`),
  ],
)

/**
 * Through which day the book is closed: the newest row counts. `books_closed_through()` in the database reads it, and no entry may
 * be posted on such a day. Insert-only.
 */
export const bookLocks = snakeCase.table('book_locks', {
  number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** Null: everything is open again. */
  throughOn: day(),
  /** The closing that locked it, or the opening that let go. */
  becauseOf: uuid().notNull(),
  at: instant().notNull(),
  by: text().notNull(),
})
