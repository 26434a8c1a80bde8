import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { entries } from '../ledger/schema.ts'
import { day, id, instant } from '../platform/db/columns.ts'
import type { Currency } from '../platform/money.ts'
import type { Profile } from './profile.ts'

/** What a batch comes to in one currency: the sums must be equal, and the other program must say the same. */
export type ControlTotal = { currency: Currency; debitMinor: number; creditMinor: number }

/** Entries of the journal that were written for another accounting program, once. What became of it there is said once, too. */
export const voucherBatches = snakeCase.table(
  'voucher_batches',
  {
    id: id(),
    /** Gapless, from 1. */
    number: integer().notNull(),
    throughOn: day().notNull(),
    profile: jsonb().$type<Profile>().notNull(),
    entries: integer().notNull(),
    rows: integer().notNull(),
    totals: jsonb().$type<ControlTotal[]>().notNull(),
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
    accepted: boolean(),
    /** What the other program calls it, or why it did not take it. */
    said: text(),
  },
  (t) => [
    uniqueIndex('voucher_batches_number_once').on(t.number),
    check(
      'voucher_batches_decided_whole',
      sql`num_nonnulls(${t.decidedAt}, ${t.decidedBy}, ${t.accepted}, ${t.said}) in (0, 4)`,
    ),
  ],
)

/** Which entries a batch holds. An entry is in one batch only, unless that one was not taken and let go of it. */
export const voucherBatchEntries = snakeCase.table(
  'voucher_batch_entries',
  {
    batchId: uuid()
      .notNull()
      .references(() => voucherBatches.id),
    entryId: uuid()
      .notNull()
      .references(() => entries.id),
    letGoAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'voucher_batch_entries_pk', columns: [t.batchId, t.entryId] }),
    uniqueIndex('voucher_batch_entries_once').on(t.entryId).where(sql`${t.letGoAt} is null`),
    index('voucher_batch_entries_entry').on(t.entryId),
  ],
)
