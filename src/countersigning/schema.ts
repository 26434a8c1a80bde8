import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, jsonb, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import { orders } from '../orders/schema.ts'
import { currency, id, instant, minor } from '../platform/db/columns.ts'
import type { MoneyAct } from './money-act.ts'

/** What somebody in finance wants to do with more money than one person may. Insert-only. */
export const moneyRequests = snakeCase.table(
  'money_requests',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    act: jsonb().$type<MoneyAct>().notNull(),
    /** What is credited or goes back, as it was when it was asked for. */
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
  },
  (t) => [index('money_requests_order').on(t.orderId), unique('money_requests_asker').on(t.id, t.askedBy)],
)

/** What became of a request, once: a second person signed it, or somebody let it go. Insert-only. */
export const moneyDecisions = snakeCase.table(
  'money_decisions',
  {
    requestId: uuid().primaryKey(),
    askedBy: text().notNull(),
    signed: boolean().notNull(),
    /** Why not; empty where it was signed. */
    reason: text().notNull(),
    decidedAt: instant().notNull(),
    decidedBy: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'money_decisions_request',
      columns: [t.requestId, t.askedBy],
      foreignColumns: [moneyRequests.id, moneyRequests.askedBy],
    }),
    check('money_decisions_two_people', sql`not ${t.signed} or ${t.decidedBy} <> ${t.askedBy}`),
  ],
)
