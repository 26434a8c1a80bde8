import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { documents } from '../invoicing/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Channel, SendingFact } from './state.ts'

/** What the directory of e-invoice receivers last said of an organisation; older than its time limit it is asked again. */
export const eInvoiceReaches = snakeCase.table('e_invoice_reaches', {
  organisationNumber: text().primaryKey(),
  invoice: boolean().notNull(),
  reminder: boolean().notNull(),
  askedAt: instant().notNull(),
})

/** The way of a document, or of a reminder of it, to its buyer over one channel: decided once, when there are files. Insert-only. */
export const sendings = snakeCase.table(
  'sendings',
  {
    id: id(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id),
    /** 0: the document itself; else the step of the reminder of it. */
    reminderStep: integer().notNull().default(0),
    channel: text().$type<Channel>().notNull(),
    /** Scheme and address in the network; null for a mail. */
    receiver: text(),
    decidedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('sendings_once').on(t.documentId, t.reminderStep, t.channel),
    check('sendings_receiver_of_ehf', sql`(${t.channel} = 'ehf') = (${t.receiver} is not null)`),
  ],
)

/** What became of a sending: the newest fact is its state. Insert-only. */
export const sendingFacts = snakeCase.table(
  'sending_facts',
  {
    id: id(),
    sendingId: uuid()
      .notNull()
      .references(() => sendings.id),
    at: instant().notNull(),
    kind: text().$type<SendingFact>().notNull(),
    /** The reason, in the words of whoever gave it. */
    said: text(),
    by: text().notNull(),
  },
  (t) => [index('sending_facts_sending').on(t.sendingId, t.at)],
)

/** E-invoices that are still to be handed over or asked about; whoever has their outcome takes the row away. */
export const sendingsDue = snakeCase.table(
  'sendings_due',
  {
    sendingId: uuid()
      .primaryKey()
      .references(() => sendings.id),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
  },
  (t) => [index('sendings_due_next').on(t.nextTryAt)],
)
