import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { orders } from '../orders/schema.ts'
import { id, idOf, instant, minor } from '../platform/db/columns.ts'

/** What those who work here tell each other about an order, a person or a company. Buyers are never shown it, but it is in the copy of whom it is about. */
export const supportNotes = snakeCase.table(
  'support_notes',
  {
    id: id(),
    orderId: uuid().references(() => orders.id),
    personId: uuid().references(() => people.id),
    companyId: uuid().references(() => companies.id),
    words: text().notNull(),
    writtenAt: instant().notNull(),
    /** As the audit log names them. */
    writtenBy: text().notNull(),
  },
  (t) => [
    index('support_notes_order').on(t.orderId).where(sql`${t.orderId} is not null`),
    index('support_notes_person').on(t.personId).where(sql`${t.personId} is not null`),
    index('support_notes_company').on(t.companyId).where(sql`${t.companyId} is not null`),
    check('support_notes_about_one', sql`num_nonnulls(${t.orderId}, ${t.personId}, ${t.companyId}) = 1`),
  ],
)

/** What support gave back of an order because something went wrong: the credit note says the reason. Insert-only. */
export const goodwills = snakeCase.table(
  'goodwills',
  {
    id: id(),
    orderId: idOf().references(() => orders.id),
    amountMinor: minor().notNull(),
    reason: text().notNull(),
    givenAt: instant().notNull(),
    givenBy: text().notNull(),
  },
  (t) => [index('goodwills_order').on(t.orderId), check('goodwills_positive', sql`${t.amountMinor} > 0`)],
)

/** A request that was refused or failed, under the id that its answer told: what support looks up when somebody reads it out. */
export const refusedRequests = snakeCase.table(
  'refused_requests',
  {
    id: id(),
    at: instant().notNull(),
    method: text().notNull(),
    /** Without what stands behind the question mark; what looks like a secret is left out. */
    path: text().notNull(),
    status: integer().notNull(),
    code: text().notNull(),
    /** Which members of the input were wrong, never what they were. */
    pointers: text().array().notNull(),
    personId: uuid().references(() => people.id),
    client: uuid(),
  },
  (t) => [
    index('refused_requests_at').on(t.at),
    index('refused_requests_person').on(t.personId).where(sql`${t.personId} is not null`),
  ],
)
