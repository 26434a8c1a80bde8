import { sql } from 'drizzle-orm'
import { index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { Attachment } from './write-mail.ts'

/** A mail as it was or will be sent. The dedupe key lets each be written once, however often its cause is seen. */
export const mails = snakeCase.table(
  'mails',
  {
    id: id(),
    dedupeKey: text().notNull(),
    orderId: uuid().references(() => orders.id),
    kind: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    toName: text().notNull(),
    toEmail: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    attachments: jsonb().$type<Attachment[]>().notNull(),
    createdAt: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    sentAt: instant(),
    fault: text(),
  },
  (t) => [
    uniqueIndex('mails_once').on(t.dedupeKey),
    index('mails_order').on(t.orderId),
    index('mails_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null`),
  ],
)
