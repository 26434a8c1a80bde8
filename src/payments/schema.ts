import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { demands, orders } from '../orders/schema.ts'
import { currency, id, instant, minor } from '../platform/db/columns.ts'

/** One attempt to get a demand's money. Captured, ended or still unknown: unknown until Stripe has said which. */
export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    demandId: uuid()
      .notNull()
      .references(() => demands.id),
    attempt: integer().notNull().default(1),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    openedAt: instant().notNull(),
    pageEndsAt: instant().notNull(),
    stripeSession: text(),
    stripePaymentIntent: text(),
    pageUrl: text(),
    capturedAt: instant(),
    capturedMinor: minor(),
    capturedCurrency: text(),
    endedAt: instant(),
    askedAt: instant(),
  },
  (t) => [
    uniqueIndex('payments_attempt_once').on(t.demandId, t.attempt),
    uniqueIndex('payments_one_capture').on(t.demandId).where(sql`${t.capturedAt} is not null`),
    uniqueIndex('payments_session_once').on(t.stripeSession),
    uniqueIndex('payments_intent_once').on(t.stripePaymentIntent),
    index('payments_order').on(t.orderId),
    index('payments_undecided').on(t.openedAt).where(sql`${t.capturedAt} is null and ${t.endedAt} is null`),
    check('payments_positive', sql`${t.amountMinor} > 0`),
    check('payments_not_both', sql`${t.capturedAt} is null or ${t.endedAt} is null`),
  ],
)

/** Money back. Written under the payment's lock before Stripe is called, so that pending ones count. */
export const refunds = snakeCase.table(
  'refunds',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    cause: text().$type<'unseated' | 'credited' | 'surplus'>().notNull(),
    requestedAt: instant().notNull(),
    stripeRefund: text(),
    succeededAt: instant(),
    failedAt: instant(),
    failure: text(),
  },
  (t) => [
    uniqueIndex('refunds_stripe_once').on(t.stripeRefund),
    index('refunds_payment').on(t.paymentId),
    index('refunds_undecided').on(t.requestedAt).where(sql`${t.succeededAt} is null and ${t.failedAt} is null`),
    check('refunds_positive', sql`${t.amountMinor} > 0`),
  ],
)

/** Each event of Stripe's once, stored before it is acknowledged. Handling looks at the object's present state, not at this copy. */
export const stripeEvents = snakeCase.table('stripe_events', {
  id: text().primaryKey(),
  type: text().notNull(),
  objectId: text().notNull(),
  content: jsonb().notNull(),
  receivedAt: instant().notNull(),
  handledAt: instant(),
})
