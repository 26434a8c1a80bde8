import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, snakeCase, text } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { MessageTexts } from './message-body.ts'

/** What those who keep or teach an offering wrote to all who take part. Insert-only; the mails to each of them stand among the mails. */
export const offeringMessages = snakeCase.table(
  'offering_messages',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    texts: jsonb().$type<MessageTexts>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    /** To how many it went. */
    recipients: integer().notNull(),
  },
  (t) => [
    index('offering_messages_offering').on(t.offeringId, t.at),
    check('offering_messages_to_somebody', sql`${t.recipients} > 0`),
  ],
)
