import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { oldReceivables } from '../old-receivables/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'
import { documentTransfers } from '../reminders/schema.ts'
import type { Remittance } from './read-camt.ts'

/** A file of the bank that was taken in, once: the same bytes again change nothing. Insert-only. */
export const bankFiles = snakeCase.table(
  'bank_files',
  {
    id: id(),
    /** SHA-256 of its bytes. */
    digest: text().notNull(),
    name: text().notNull(),
    kind: text().$type<'camt.053' | 'camt.054'>().notNull(),
    messageId: text().notNull(),
    /** Of its entries on our account: payments that were new, that an earlier file had told, and what went out or is not booked yet. */
    newCount: integer().notNull(),
    knownCount: integer().notNull(),
    passedCount: integer().notNull(),
    takenAt: instant().notNull(),
    takenBy: text().notNull(),
  },
  (t) => [uniqueIndex('bank_files_once').on(t.digest)],
)

/**
 * One payment into our bank account, as the bank's file or the accounting system tells it. It is told once, whoever tells it: by account,
 * the bank's reference, day and sum of the entry, and its place in it; and by what the program that brought it calls it. `leftMinor` is what of it is not placed yet.
 */
export const deposits = snakeCase.table(
  'deposits',
  {
    id: id(),
    /** Null where a program brought it. */
    fileId: uuid().references(() => bankFiles.id),
    /** What the program that brought it calls it, and the reference as that program gave it. */
    externalClient: uuid(),
    externalId: text(),
    externalReference: text(),
    account: text().notNull(),
    entryKey: text().notNull(),
    entryMinor: minor().notNull(),
    position: integer().notNull(),
    bookedOn: day().notNull(),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    endToEndId: text(),
    remittances: jsonb().$type<Remittance[]>().notNull(),
    payerName: text(),
    said: text(),
    /** The bank gave no more than a sum, which another file may itemise. */
    isSum: boolean().notNull(),
    leftMinor: minor().notNull(),
    /** When the till looked whose it is, and what stood in the way of placing it. */
    judgedAt: instant(),
    hindrance: text(),
    takenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('deposits_told_once').on(t.account, t.entryKey, t.bookedOn, t.entryMinor, t.position),
    uniqueIndex('deposits_external_once').on(t.externalClient, t.externalId),
    index('deposits_file').on(t.fileId),
    index('deposits_unjudged').on(t.takenAt).where(sql`${t.judgedAt} is null`),
    index('deposits_unplaced').on(t.bookedOn, t.id).where(sql`${t.leftMinor} > 0`),
    check('deposits_positive', sql`${t.amountMinor} > 0 and ${t.entryMinor} >= ${t.amountMinor}`),
    check('deposits_one_source', sql`num_nonnulls(${t.fileId}, ${t.externalClient}) = 1`),
    check('deposits_external_whole', sql`(${t.externalClient} is null) = (${t.externalId} is null)`),
    check('deposits_left_sane', sql`${t.leftMinor} between 0 and ${t.amountMinor}`),
  ],
)

/** Where money may go: an invoice, what an earlier system had left open, an invoice that somebody had entered by hand, back to who paid, and what is no payment of an invoice. `came-back` is money of ours that the bank returned. */
export const PLACES = [
  ...['invoice', 'by-hand', 'card-payout', 'not-ours', 'rounding', 'itemised', 'taken-back'],
  ...['paid-back', 'came-back', 'old-receivable'],
] as const
export type Place = (typeof PLACES)[number]

/** Where a part of a deposit went. Insert-only: what was wrong is undone by a row of its own, with the amount taken back. */
export const placements = snakeCase.table(
  'placements',
  {
    id: id(),
    depositId: uuid()
      .notNull()
      .references(() => deposits.id),
    place: text().$type<Place>().notNull(),
    amountMinor: minor().notNull(),
    /** What was entered on an invoice for it, or had been before. */
    transferId: uuid().references(() => documentTransfers.id),
    /** What an earlier system had left open, that it pays. */
    oldReceivableId: uuid().references(() => oldReceivables.id),
    undoesId: uuid().references((): AnyPgColumn => placements.id),
    reason: text(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('placements_deposit').on(t.depositId),
    index('placements_transfer').on(t.transferId),
    index('placements_old_receivable').on(t.oldReceivableId).where(sql`${t.oldReceivableId} is not null`),
    uniqueIndex('placements_undone_once').on(t.undoesId),
    check(
      'placements_place_known',
      sql`${t.place} in ('invoice', 'by-hand', 'card-payout', 'not-ours', 'rounding', 'itemised', 'taken-back', 'paid-back', 'came-back', 'old-receivable')`,
    ),
    check(
      'placements_signed',
      sql`case when ${t.undoesId} is null then ${t.amountMinor} > 0 else ${t.amountMinor} < 0 end`,
    ),
    check('placements_with_transfer', sql`(${t.place} in ('invoice', 'by-hand')) = (${t.transferId} is not null)`),
    check('placements_with_receivable', sql`(${t.place} = 'old-receivable') = (${t.oldReceivableId} is not null)`),
  ],
)

/** Money that the bank has taken back again. Of which deposit is null until that is known. */
export const bankReversals = snakeCase.table(
  'bank_reversals',
  {
    id: id(),
    /** Null where a program told it. */
    fileId: uuid().references(() => bankFiles.id),
    externalClient: uuid(),
    externalId: text(),
    account: text().notNull(),
    entryKey: text().notNull(),
    entryMinor: minor().notNull(),
    position: integer().notNull(),
    bookedOn: day().notNull(),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    endToEndId: text(),
    remittances: jsonb().$type<Remittance[]>().notNull(),
    payerName: text(),
    said: text(),
    depositId: uuid(),
    /** Why it is of no payment that is known here. */
    setAside: text(),
    takenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('bank_reversals_told_once').on(t.account, t.entryKey, t.bookedOn, t.entryMinor, t.position),
    uniqueIndex('bank_reversals_once').on(t.depositId),
    uniqueIndex('bank_reversals_external_once').on(t.externalClient, t.externalId),
    index('bank_reversals_open').on(t.bookedOn).where(sql`${t.depositId} is null and ${t.setAside} is null`),
    foreignKey({ name: 'bank_reversals_deposit', columns: [t.depositId], foreignColumns: [deposits.id] }),
    check('bank_reversals_one_end', sql`num_nonnulls(${t.depositId}, ${t.setAside}) <= 1`),
    check('bank_reversals_one_source', sql`num_nonnulls(${t.fileId}, ${t.externalClient}) = 1`),
    check('bank_reversals_external_whole', sql`(${t.externalClient} is null) = (${t.externalId} is null)`),
    check('bank_reversals_positive', sql`${t.amountMinor} > 0`),
  ],
)

/**
 * Money that we have told the bank to send: one payment, or a batch of them as one sum. Only by such a row is an entry without our own
 * reference known for ours; it goes when the money has been seen, or will not be sent.
 */
export const expectedDebits = snakeCase.table('expected_debits', {
  /** Of the payback, or of the batch. */
  id: id(),
  amountMinor: minor().notNull(),
  currency: currency().notNull(),
  /** Where it goes to; null of a batch. */
  account: text(),
  since: instant().notNull(),
})

/** Money of ours that went out: what names our reference, or may be what is expected. No other entry that went out is kept. */
export const bankDebits = snakeCase.table(
  'bank_debits',
  {
    id: id(),
    fileId: uuid()
      .notNull()
      .references(() => bankFiles.id),
    account: text().notNull(),
    entryKey: text().notNull(),
    entryMinor: minor().notNull(),
    position: integer().notNull(),
    bookedOn: day().notNull(),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    /** Our own reference, of the payment or of its batch; null where the bank gave none. */
    reference: text(),
    /** When the till looked what it was. Then it is settled, or waits for a person, or is set aside with the reason. */
    judgedAt: instant(),
    settledAt: instant(),
    setAside: text(),
    takenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('bank_debits_told_once').on(t.account, t.entryKey, t.bookedOn, t.entryMinor, t.position),
    index('bank_debits_unjudged').on(t.takenAt).where(sql`${t.judgedAt} is null`),
    index('bank_debits_open').on(t.bookedOn).where(sql`${t.settledAt} is null and ${t.setAside} is null`),
    check('bank_debits_one_end', sql`num_nonnulls(${t.settledAt}, ${t.setAside}) <= 1`),
    check('bank_debits_positive', sql`${t.amountMinor} > 0`),
  ],
)
