import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { orders } from '../orders/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import type { Attachment } from './write-mail.ts'

/** A mail as it was or will be sent. The dedupe key lets each be written once, however often its cause is seen. */
export const mails = snakeCase.table(
  'mails',
  {
    id: id(),
    dedupeKey: text().notNull(),
    orderId: uuid().references(() => orders.id),
    kind: text().$type<MailKind>().notNull(),
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
    /** It did not arrive, as the server said at once or later. */
    bouncedAt: instant(),
    /** Of a letter that one may leave: where that is done. Such letters go when no other mail waits. */
    leaveUrl: text(),
    /** Its reader told their mail provider that they do not want it. */
    unwantedAt: instant(),
  },
  (t) => [
    uniqueIndex('mails_once').on(t.dedupeKey),
    index('mails_order').on(t.orderId),
    index('mails_to').on(t.toEmail),
    index('mails_unwanted').on(t.toEmail).where(sql`${t.unwantedAt} is not null`),
    index('mails_unsent')
      .on(sql`(${t.leaveUrl} is not null)`, t.nextTryAt)
      .where(sql`${t.sentAt} is null and ${t.bouncedAt} is null`),
  ],
)

/**
 * A mail that did not arrive, by the id it was sent with: of a mail about an order, of a letter that is kept nowhere else. What is
 * `forGood` counts against its address until that is settled: somebody has said that the address takes mail.
 */
export const mailBounces = snakeCase.table(
  'mail_bounces',
  {
    mailId: uuid().primaryKey(),
    email: text().notNull(),
    kind: text().$type<MailKind>(),
    said: text().notNull(),
    forGood: boolean().notNull(),
    at: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    index('mail_bounces_address').on(t.email).where(sql`${t.settledAt} is null`),
    check('mail_bounces_lower', sql`${t.email} = lower(${t.email})`),
  ],
)
