import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
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
import type { InvoiceDocument } from '../../invoices/document.ts'
import { demands } from '../orders/demand-schema.ts'
import { orderLines, orders } from '../orders/schema.ts'
import { payments } from '../payments/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'
import type { Credit } from './credit.ts'

/** A gapless run of numbers: the counter row is taken by the issuer alone, for a whole batch. */
export const series = snakeCase.table('series', {
  code: text().primaryKey(),
  nextNumber: bigint({ mode: 'number' }).notNull(),
  lastIssuedAt: instant(),
  /** The newest link of the chain of digests: each document's seals all before it. */
  chainDigest: text().notNull().default(''),
})

/** A document that a committed sale or credit has earned; the issuer gives it a number and takes the row away. */
export const documentsDue = snakeCase.table(
  'documents_due',
  {
    id: id(),
    kind: text().$type<'invoice' | 'credit-note'>().notNull(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    demandId: uuid()
      .notNull()
      .references(() => demands.id),
    creditsId: uuid().references((): AnyPgColumn => documents.id),
    /** The credited invoice in whose place this one is issued. */
    replacesId: uuid().references((): AnyPgColumn => documents.id),
    reason: text(),
    /** What a credit note takes back, worked out when it was decided; null where it takes back everything. */
    credit: jsonb().$type<Credit>(),
    dueFrom: day().notNull(),
    since: instant().notNull(),
    /** Why it could not be issued: it then waits for a person and never stops the others. */
    fault: text(),
  },
  (t) => [
    uniqueIndex('documents_due_invoice_once').on(t.demandId).where(sql`${t.kind} = 'invoice'`),
    index('documents_due_credits').on(t.creditsId).where(sql`${t.creditsId} is not null`),
    index('documents_due_waiting').on(t.dueFrom, t.since).where(sql`${t.fault} is null`),
    check('documents_due_credit_refers', sql`(${t.kind} = 'credit-note') = (${t.creditsId} is not null)`),
  ],
)

/** An issued invoice or credit note: frozen for ever; the application's role may insert and read, nothing else. */
export const documents = snakeCase.table(
  'documents',
  {
    id: id(),
    series: text()
      .notNull()
      .references(() => series.code),
    number: bigint({ mode: 'number' }).notNull(),
    kind: text().$type<'invoice' | 'credit-note'>().notNull(),
    /** The first of its orders and demands, by which its buyer is known; `document_demands` has all of them. */
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    demandId: uuid()
      .notNull()
      .references(() => demands.id),
    creditsId: uuid().references((): AnyPgColumn => documents.id),
    replacesId: uuid().references((): AnyPgColumn => documents.id),
    /** Opens this one document to whoever holds its link. Empty where it has none. */
    token: text().notNull().default(''),
    issuedAt: instant().notNull(),
    documentDate: day().notNull(),
    dueDate: day(),
    kid: text(),
    currency: currency().notNull(),
    netMinor: minor().notNull(),
    vatMinor: minor().notNull(),
    grossMinor: minor().notNull(),
    prepaidMinor: minor().notNull(),
    buyerName: text().notNull(),
    /** Of a credit note: how much of it goes back as money; the rest lowers what is owed. */
    returnedMinor: minor().notNull().default(0),
    content: jsonb().$type<InvoiceDocument>().notNull(),
    contentDigest: text().notNull(),
    /** SHA-256 of the chain's link before and this document's digest. */
    chainDigest: text().notNull(),
    /** The law let go of it: its buyer and its files are gone. Set by `forget_documents` in the database, which checks the day. */
    forgottenAt: instant(),
  },
  (t) => [
    uniqueIndex('documents_number_once').on(t.series, t.number),
    uniqueIndex('documents_kid_once').on(t.kid),
    index('documents_credits').on(t.creditsId).where(sql`${t.creditsId} is not null`),
    uniqueIndex('documents_replaced_once').on(t.replacesId),
    uniqueIndex('documents_token_once').on(t.token).where(sql`${t.token} <> ''`),
    index('documents_order').on(t.orderId),
    index('documents_day').on(t.documentDate, t.number),
    index('documents_gross').on(t.grossMinor),
    index('documents_in_order').on(t.issuedAt, t.series, t.number),
    check('documents_add_up', sql`${t.grossMinor} = ${t.netMinor} + ${t.vatMinor}`),
    check('documents_credit_refers', sql`(${t.kind} = 'credit-note') = (${t.creditsId} is not null)`),
  ],
)

/** What a payment paid of an invoice after it was issued. Insert-only, as the posting that follows from it. */
export const documentPayments = snakeCase.table(
  'document_payments',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    amountMinor: minor().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'document_payments_pk', columns: [t.documentId, t.paymentId] }),
    uniqueIndex('document_payments_once').on(t.paymentId),
    check('document_payments_positive', sql`${t.amountMinor} > 0`),
  ],
)

/** An issued document line by line, as the books and exports read it. Insert-only, as its document. */
export const documentLines = snakeCase.table(
  'document_lines',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    position: integer().notNull(),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
    netMinor: minor().notNull(),
    vatCategory: text().notNull(),
    vatRateBasisPoints: integer().notNull(),
    costCentre: text(),
    project: text(),
    activity: text(),
  },
  (t) => [
    primaryKey({ name: 'document_lines_pk', columns: [t.documentId, t.position] }),
    index('document_lines_order_line').on(t.orderLineId),
    check('document_lines_not_negative', sql`${t.netMinor} >= 0`),
  ],
)

/** Income earned by teaching: what was moved from deferred income for one line of an order. Negative where it was taken back. */
export const recognitions = snakeCase.table(
  'recognitions',
  {
    id: id(),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    throughOn: day()
      .notNull()
      .references((): AnyPgColumn => recognitionRuns.throughOn),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [
    uniqueIndex('recognitions_once').on(t.orderLineId, t.throughOn),
    check('recognitions_not_nothing', sql`${t.amountMinor} <> 0`),
  ],
)

/** The days through which income has been recognised: each once, in order. */
export const recognitionRuns = snakeCase.table('recognition_runs', {
  throughOn: day().primaryKey(),
  at: instant().notNull(),
})

/** Documents that their buyer is still to be told of by mail; whoever wrote the mail takes the row away. */
export const tellingsDue = snakeCase.table('tellings_due', {
  documentId: uuid()
    .primaryKey()
    .references(() => documents.id),
  since: instant().notNull(),
})

/** Documents whose files are still to be rendered and stored; whoever stored them takes the row away. */
export const filesDue = snakeCase.table('files_due', {
  documentId: uuid()
    .primaryKey()
    .references(() => documents.id),
  since: instant().notNull(),
  fault: text(),
})

/** An original in the folder for documents, and who drew it. */
export const storedFile = () => ({
  kind: text().$type<'pdf' | 'xml'>().notNull(),
  path: text().notNull(),
  sha256: text().notNull(),
  bytes: integer().notNull(),
  renderer: text().notNull(),
  storedAt: instant().notNull(),
})

/** The stored originals of a document, the PDF for people and the e-invoice for programs. Insert-only. */
export const documentFiles = snakeCase.table(
  'document_files',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    ...storedFile(),
  },
  (t) => [primaryKey({ name: 'document_files_pk', columns: [t.documentId, t.kind] })],
)
