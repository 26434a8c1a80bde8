import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { documents, storedFile } from '../invoicing/schema.ts'
import { day, id, instant, minor } from '../platform/db/columns.ts'
import type { LegalRateKind } from './legal-rates.ts'
import type { FrozenLetter, HoldKind } from './plan.ts'

/** A reminder as it was sent: frozen like the invoice it is about. Insert-only. */
export const reminders = snakeCase.table(
  'reminders',
  {
    id: id(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    /** 1 for the first; each is sent once. */
    step: integer().notNull(),
    issuedAt: instant().notNull(),
    issueDate: day().notNull(),
    dueDate: day().notNull(),
    /** This reminder's own fee, and how much interest it claims beyond those before it; less where a payment or credit came between. */
    feeMinor: minor().notNull(),
    interestMinor: minor().notNull(),
    content: jsonb().$type<FrozenLetter>().notNull(),
    contentDigest: text().notNull(),
  },
  (t) => [uniqueIndex('reminders_once').on(t.documentId, t.step), check('reminders_fee_sane', sql`${t.feeMinor} >= 0`)],
)

/** The stored originals of a reminder. Insert-only. */
export const reminderFiles = snakeCase.table(
  'reminder_files',
  {
    reminderId: uuid()
      .notNull()
      .references(() => reminders.id),
    ...storedFile(),
  },
  (t) => [primaryKey({ name: 'reminder_files_pk', columns: [t.reminderId, t.kind] })],
)

/** Reminders that are still to be drawn, and then to be mailed; whoever has done both takes the row away. */
export const remindersDue = snakeCase.table('reminders_due', {
  reminderId: uuid()
    .primaryKey()
    .references(() => reminders.id),
  since: instant().notNull(),
  fault: text(),
})

/**
 * What the law lets a reminder claim, from a day on: the highest fee in øre, and late interest in hundredths of a per cent.
 * `source` says where it stands. Dated, entered by people, never in code.
 */
export const legalRates = snakeCase.table(
  'legal_rates',
  {
    kind: text().$type<LegalRateKind>().notNull(),
    validFrom: day().notNull(),
    value: integer().notNull(),
    source: text().notNull(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'legal_rates_pk', columns: [t.kind, t.validFrom] }),
    check('legal_rates_sane', sql`${t.value} between 0 and 1000000`),
  ],
)

/** Why no reminder of an invoice is sent, or that they may go on; the newest one counts. Insert-only. */
export const reminderHolds = snakeCase.table(
  'reminder_holds',
  {
    id: id(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    kind: text().$type<HoldKind>().notNull(),
    /** The last day of a pause; null: until somebody lets them go on. */
    until: day(),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [index('reminder_holds_document').on(t.documentId, t.at)],
)

/** A fee, or interest, that is not claimed any more. Insert-only. */
export const reminderWaivers = snakeCase.table(
  'reminder_waivers',
  {
    reminderId: uuid()
      .notNull()
      .references(() => reminders.id),
    kind: text().$type<'fee' | 'interest'>().notNull(),
    amountMinor: minor().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [primaryKey({ name: 'reminder_waivers_once', columns: [t.reminderId, t.kind] })],
)

/** The days on which reminders have been sent: each once. */
export const reminderRuns = snakeCase.table('reminder_runs', {
  day: day().primaryKey(),
  at: instant().notNull(),
})

/**
 * How money for an invoice came in: entered by hand, from the bank's own file, forgiven because so little was missing, or from what the buyer had
 * to their credit on another invoice; there it goes out (`set-off`), as it does where it is paid back to their account (`payback`).
 */
export type TransferVia = 'hand' | 'deposit' | 'tolerance' | 'set-off' | 'payback'

/** Money for an invoice that came by bank. Insert-only: what was wrong is undone by a row of its own, with the amounts taken back. */
export const documentTransfers = snakeCase.table(
  'document_transfers',
  {
    id: id(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    /** What of it pays the invoice; the rest pays the fees and interest of its reminders. */
    amountMinor: minor().notNull(),
    claimsMinor: minor().notNull(),
    paidOn: day().notNull(),
    reference: text().notNull(),
    via: text().$type<TransferVia>().notNull().default('hand'),
    undoesId: uuid().references((): AnyPgColumn => documentTransfers.id),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('document_transfers_document').on(t.documentId),
    index('document_transfers_reference').on(t.reference),
    uniqueIndex('document_transfers_undone_once').on(t.undoesId),
    check('document_transfers_via_known', sql`${t.via} in ('hand', 'deposit', 'tolerance', 'set-off', 'payback')`),
    check(
      'document_transfers_positive',
      sql`case when ${t.via} <> 'set-off' and (${t.undoesId} is null) = (${t.via} <> 'payback') or ${t.via} = 'set-off' and ${t.amountMinor} + ${t.claimsMinor} > 0
        then ${t.amountMinor} >= 0 and ${t.claimsMinor} >= 0 and ${t.amountMinor} + ${t.claimsMinor} > 0
        else ${t.amountMinor} <= 0 and ${t.claimsMinor} <= 0 and ${t.amountMinor} + ${t.claimsMinor} < 0 end`,
    ),
  ],
)
