import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { demands, orders } from '../orders/schema.ts'
import { currency, id, instant, minor } from '../platform/db/columns.ts'

/** One attempt to get the money of one or more demands. Captured, ended or still unknown: unknown until Stripe has said which. */
export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
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
    uniqueIndex('payments_attempt_once').on(t.orderId, t.attempt),
    uniqueIndex('payments_session_once').on(t.stripeSession),
    uniqueIndex('payments_intent_once').on(t.stripePaymentIntent),
    index('payments_undecided').on(t.openedAt).where(sql`${t.capturedAt} is null and ${t.endedAt} is null`),
    check('payments_positive', sql`${t.amountMinor} > 0`),
    check('payments_not_both', sql`${t.capturedAt} is null or ${t.endedAt} is null`),
  ],
)

/** What a payment is for. `captured` says that it has paid the demand, which only one payment can. */
export const paymentDemands = snakeCase.table(
  'payment_demands',
  {
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    demandId: uuid()
      .notNull()
      .references(() => demands.id),
    captured: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'payment_demands_pk', columns: [t.paymentId, t.demandId] }),
    uniqueIndex('payment_demands_one_capture').on(t.demandId).where(sql`${t.captured}`),
    index('payment_demands_demand').on(t.demandId),
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
