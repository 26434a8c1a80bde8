import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, snakeCase } from 'drizzle-orm/pg-core'
import { currency, day, id, idOf, minor } from '../platform/db/columns.ts'
import type { Billing } from './payer.ts'
import { orderLines, orders } from './schema.ts'

/** What a payer owes and when. An order has one, or several where a price is shared or some lines are due later. */
export const demands = snakeCase.table(
  'demands',
  {
    id: id(),
    orderId: idOf().references(() => orders.id),
    amountMinor: minor().notNull(),
    /** What of it was given back before its invoice was due, with VAT: it is never invoiced. */
    forgoneMinor: minor().notNull().default(0),
    currency: currency().notNull(),
    termsDays: integer().notNull(),
    /** The earliest day its invoice may be issued: what is taxed waits for delivery (merverdiavgiftsloven § 15-10). */
    invoiceFrom: day().notNull(),
    /** Its invoice is then one with others of its company (decisions/0089). */
    collected: boolean().notNull().default(false),
    /** Whom and with which references its invoice names since it was corrected; null where that is what the order says. */
    billing: jsonb().$type<Billing>(),
  },
  (t) => [
    index('demands_order').on(t.orderId),
    index('demands_billed').on(t.orderId).where(sql`${t.billing} is not null`),
    check('demands_positive', sql`${t.amountMinor} > 0`),
    check('demands_forgone_sane', sql`${t.forgoneMinor} between 0 and ${t.amountMinor}`),
  ],
)

/** Which lines a demand is for, and how much of each: the whole line, or a share of it. */
export const demandLines = snakeCase.table(
  'demand_lines',
  {
    demandId: idOf().references(() => demands.id),
    lineId: idOf().references(() => orderLines.id),
    netMinor: minor().notNull(),
    /** What of it was given back before it was invoiced. */
    forgoneMinor: minor().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'demand_lines_pk', columns: [t.demandId, t.lineId] }),
    index('demand_lines_line').on(t.lineId),
    check('demand_lines_not_negative', sql`${t.netMinor} >= 0`),
    check('demand_lines_forgone_sane', sql`${t.forgoneMinor} between 0 and ${t.netMinor}`),
  ],
)
