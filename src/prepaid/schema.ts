import { sql } from 'drizzle-orm'
import { check, index, integer, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { orderLines, orders } from '../orders/schema.ts'
import { currency, day, id, idOf, instant, minor } from '../platform/db/columns.ts'

/** What becomes of what nobody has drawn by the last day: income of the day after, or a credit note. */
export const AT_END = ['income', 'given-back'] as const
export type AtEnd = (typeof AT_END)[number]

/**
 * What is offered to a company to pay before its people choose courses. What it says never changes; it is answered once, by the order
 * that pays for it or by being taken back.
 */
export const prepaids = snakeCase.table(
  'prepaids',
  {
    id: id(),
    companyId: idOf().references(() => companies.id),
    /** What both call it, such as 2026/7. */
    number: text().notNull(),
    /** So many places at one price each; null: an amount, drawn at the price of the day. */
    places: integer(),
    /** All that is paid for it, net; for places a whole number of minor units each. */
    netMinor: minor().notNull(),
    currency: currency().notNull(),
    /** The courses that it can be drawn on; null: all that are exempt from VAT. */
    courseIds: uuid().array(),
    /** The last day on which it can be drawn on, in the calendar of the seller. */
    untilDay: day().notNull(),
    atEnd: text().$type<AtEnd>().notNull(),
    /** The last day on which the company can say yes. */
    answerBy: day().notNull(),
    offeredAt: instant().notNull(),
    offeredBy: text().notNull(),
    /** The order that it is paid by, and its one line. */
    orderId: uuid().references(() => orders.id),
    lineId: uuid().references(() => orderLines.id),
    acceptedAt: instant(),
    acceptedBy: text(),
    withdrawnAt: instant(),
    withdrawnBy: text(),
  },
  (t) => [
    uniqueIndex('prepaids_number_once').on(t.companyId, t.number),
    uniqueIndex('prepaids_order_once').on(t.orderId),
    index('prepaids_until').on(t.untilDay).where(sql`${t.orderId} is not null`),
    check('prepaids_places_sane', sql`${t.places} between 1 and 1000 and ${t.netMinor} % ${t.places} = 0`),
    check('prepaids_net_sane', sql`${t.netMinor} > 0`),
    check('prepaids_some_courses', sql`${t.courseIds} is null or cardinality(${t.courseIds}) > 0`),
    check('prepaids_days_in_order', sql`${t.answerBy} <= ${t.untilDay}`),
    check(
      'prepaids_accepted_whole',
      sql`num_nonnulls(${t.orderId}, ${t.lineId}, ${t.acceptedAt}, ${t.acceptedBy}) in (0, 4)`,
    ),
    check('prepaids_withdrawn_whole', sql`num_nonnulls(${t.withdrawnAt}, ${t.withdrawnBy}) in (0, 2)`),
    check('prepaids_answered_once', sql`num_nonnulls(${t.acceptedAt}, ${t.withdrawnAt}) < 2`),
  ],
)

/**
 * What moved a prepaid: drawn by a line of an order, put back from one, or ended after its last day. Insert-only; each row is an entry in
 * the book.
 */
export const prepaidMovements = snakeCase.table(
  'prepaid_movements',
  {
    id: id(),
    prepaidId: idOf().references(() => prepaids.id),
    companyId: idOf().references(() => companies.id),
    kind: text().$type<'drawn' | 'put-back' | 'ended'>().notNull(),
    /** Of what is drawn and put back: the order, its line, and the seats. */
    orderId: uuid().references(() => orders.id),
    lineId: uuid().references(() => orderLines.id),
    seats: integer().notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    costCentre: text(),
    project: text(),
    activity: text(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('prepaid_movements_prepaid').on(t.prepaidId, t.at),
    index('prepaid_movements_order').on(t.orderId).where(sql`${t.orderId} is not null`),
    uniqueIndex('prepaid_movements_drawn_once').on(t.lineId).where(sql`${t.kind} = 'drawn'`),
    check('prepaid_movements_positive', sql`${t.amountMinor} > 0 and ${t.seats} >= 0`),
    check(
      'prepaid_movements_of_a_line',
      sql`num_nonnulls(${t.orderId}, ${t.lineId}) = case ${t.kind} when 'ended' then 0 else 2 end`,
    ),
  ],
)
