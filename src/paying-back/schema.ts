import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { deposits, placements } from '../bank/schema.ts'
import { documents } from '../invoicing/schema.ts'
import { currency, day, id, idOf, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import { documentTransfers } from '../reminders/schema.ts'

/** So much of what one invoice has too much pays another of the same buyer. Insert-only: what was wrong is undone by a row of its own. */
export const setOffs = snakeCase.table(
  'set_offs',
  {
    id: id(),
    fromDocumentId: idOf(),
    toDocumentId: idOf(),
    amountMinor: minor().notNull(),
    fromTransferId: idOf(),
    toTransferId: idOf(),
    undoesId: uuid(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('set_offs_from').on(t.fromDocumentId),
    index('set_offs_to').on(t.toDocumentId),
    uniqueIndex('set_offs_undone_once').on(t.undoesId),
    foreignKey({ name: 'set_offs_from_document', columns: [t.fromDocumentId], foreignColumns: [documents.id] }),
    foreignKey({ name: 'set_offs_to_document', columns: [t.toDocumentId], foreignColumns: [documents.id] }),
    foreignKey({ name: 'set_offs_from_entry', columns: [t.fromTransferId], foreignColumns: [documentTransfers.id] }),
    foreignKey({ name: 'set_offs_to_entry', columns: [t.toTransferId], foreignColumns: [documentTransfers.id] }),
    foreignKey({ name: 'set_offs_undoes', columns: [t.undoesId], foreignColumns: [t.id] }),
    check('set_offs_two_documents', sql`${t.fromDocumentId} <> ${t.toDocumentId}`),
    check(
      'set_offs_signed',
      sql`case when ${t.undoesId} is null then ${t.amountMinor} > 0 else ${t.amountMinor} < 0 end`,
    ),
  ],
)

/** How a batch is handed to the bank: a file by the standard, or a list for whoever types it in. */
export const BATCH_FORMS = ['pain.001.001.03', 'pain.001.001.09', 'list'] as const
export type BatchForm = (typeof BATCH_FORMS)[number]

/** Paybacks that go to the bank together. Made once; its bytes are stored and served as they are until they are no longer needed. */
export const paybackBatches = snakeCase.table('payback_batches', {
  id: id(),
  /** How the bank and we name it. */
  reference: text().notNull(),
  form: text().$type<BatchForm>().notNull(),
  /** Null once the accounts in it are not needed any more. */
  content: text(),
  /** SHA-256 of its bytes. */
  digest: text().notNull(),
  paybackIds: jsonb().$type<string[]>().notNull(),
  count: integer().notNull(),
  sumMinor: minor().notNull(),
  /** The day on which the bank is to pay. */
  payOn: day().notNull(),
  /** The last day on which it should have been seen on a statement. */
  seenBy: day().notNull(),
  madeAt: instant().notNull(),
  madeBy: text().notNull(),
})

/** What became of a batch, once: it was handed to the bank, or dropped before that. Insert-only. */
export const paybackBatchEnds = snakeCase.table(
  'payback_batch_ends',
  {
    batchId: uuid()
      .primaryKey()
      .references(() => paybackBatches.id),
    as: text().$type<'sent' | 'dropped'>().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [check('payback_batch_ends_known', sql`${t.as} in ('sent', 'dropped')`)],
)

/**
 * Money on its way back to who paid by bank: of an invoice that has more than it asks, or of a deposit. It leaves the invoice or the
 * deposit when this begins, so no øre of it can go elsewhere, and comes back to it where this ends without being paid.
 */
export const paybacks = snakeCase.table(
  'paybacks',
  {
    id: id(),
    /** What the bank carries along as the payment's own reference (EndToEndId). */
    reference: text().notNull(),
    documentId: uuid().references(() => documents.id),
    depositId: uuid().references(() => deposits.id),
    /** What took it off the invoice, or off the deposit. */
    transferId: uuid().references(() => documentTransfers.id),
    placementId: uuid().references(() => placements.id),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    payeeName: text(),
    payeeEmail: text(),
    lang: text().$type<Lang>().notNull(),
    /** What the payee reads beside the amount. */
    message: text().notNull(),
    /** The account that counts now: the newest that was given. */
    accountId: uuid().references((): AnyPgColumn => paybackAccounts.id),
    batchId: uuid().references(() => paybackBatches.id),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    /** The day on which the bank paid it. */
    paidOn: day(),
    endedAs: text().$type<'given-up' | 'returned'>(),
    endReason: text(),
    endedAt: instant(),
    endedBy: text(),
  },
  (t) => [
    uniqueIndex('paybacks_reference_once').on(t.reference),
    index('paybacks_document').on(t.documentId),
    index('paybacks_deposit').on(t.depositId),
    index('paybacks_batch').on(t.batchId),
    index('paybacks_open').on(t.askedAt, t.id).where(sql`${t.paidOn} is null and ${t.endedAt} is null`),
    check('paybacks_positive', sql`${t.amountMinor} > 0`),
    check(
      'paybacks_of_one_thing',
      sql`num_nonnulls(${t.documentId}, ${t.depositId}) = 1 and num_nonnulls(${t.documentId}, ${t.transferId}) <> 1 and num_nonnulls(${t.depositId}, ${t.placementId}) <> 1`,
    ),
    check('paybacks_end_known', sql`${t.endedAs} in ('given-up', 'returned')`),
    check('paybacks_end_whole', sql`(${t.endedAs} is null) = (${t.endedAt} is null)`),
    check('paybacks_in_a_batch_with_account', sql`${t.batchId} is null or ${t.accountId} is not null`),
  ],
)

/** A mailed link by which the payee says where the money goes: once, until it runs out or another takes its place. */
export const paybackLinks = snakeCase.table(
  'payback_links',
  {
    id: id(),
    paybackId: uuid()
      .notNull()
      .references(() => paybacks.id),
    /** Of the token; null until it is mailed. */
    digest: text(),
    askedAt: instant().notNull(),
    endsAt: instant().notNull(),
    sentAt: instant(),
    fault: text(),
    usedAt: instant(),
    closedAt: instant(),
  },
  (t) => [index('payback_links_payback').on(t.paybackId), uniqueIndex('payback_links_digest_once').on(t.digest)],
)

export type AccountKind = 'bban' | 'iban'

/** An account that a payee gave. Never changed: another one is another row, by another link. What names somebody goes when it is not needed. */
export const paybackAccounts = snakeCase.table(
  'payback_accounts',
  {
    id: id(),
    paybackId: uuid()
      .notNull()
      .references((): AnyPgColumn => paybacks.id),
    linkId: uuid().references(() => paybackLinks.id),
    kind: text().$type<AccountKind>().notNull(),
    account: text(),
    holderName: text(),
    givenAt: instant().notNull(),
    givenBy: text().notNull(),
  },
  (t) => [
    index('payback_accounts_payback').on(t.paybackId),
    uniqueIndex('payback_accounts_link_once').on(t.linkId),
    check('payback_accounts_kind_known', sql`${t.kind} in ('bban', 'iban')`),
  ],
)

/** Somebody in finance approves a payback to just this account: the first and the second, who are two people. Insert-only. */
export const paybackApprovals = snakeCase.table(
  'payback_approvals',
  {
    accountId: uuid()
      .notNull()
      .references(() => paybackAccounts.id),
    ordinal: integer().notNull(),
    paybackId: uuid()
      .notNull()
      .references(() => paybacks.id),
    approvedAt: instant().notNull(),
    approvedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'payback_approvals_pk', columns: [t.accountId, t.ordinal] }),
    unique('payback_approvals_two_people').on(t.accountId, t.approvedBy),
    check('payback_approvals_two', sql`${t.ordinal} in (1, 2)`),
  ],
)
