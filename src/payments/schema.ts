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
import { demands } from '../orders/demand-schema.ts'
import { orders } from '../orders/schema.ts'
import { currency, id, instant, minor } from '../platform/db/columns.ts'

export type PaymentPurpose = 'order' | 'invoice' | 'move'

/** One attempt to get the money of one or more demands. Captured, ended or still unknown: unknown until Stripe has said which. */
export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    /** What the money brings about: the order itself, that an invoice of it is paid, or that a seat of it is moved to a dearer offering. */
    purpose: text().$type<PaymentPurpose>().notNull().default('order'),
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
    /** Stripe waits for the payer's bank: neither paid nor failed, and nothing the buyer can do. */
    processingSince: instant(),
    /** The buyer does not want it any more: no page is handed out, and the one there is gets closed. */
    givenUpAt: instant(),
    askedAt: instant(),
    /** Of the card that paid: what a caller reads from it, which is all that is known of it here. */
    cardBrand: text(),
    cardLast4: text(),
  },
  (t) => [
    uniqueIndex('payments_attempt_once').on(t.orderId, t.attempt),
    uniqueIndex('payments_session_once').on(t.stripeSession),
    uniqueIndex('payments_intent_once').on(t.stripePaymentIntent),
    index('payments_card').on(t.cardLast4).where(sql`${t.cardLast4} is not null`),
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

/** Why money went back. `dashboard`: somebody refunded at Stripe itself, and we were told. */
export type RefundCause = 'unseated' | 'credited' | 'surplus' | 'dashboard'
/** What became of a refund that did not go through. */
export type RefundResolution = 'retried' | 'paid-by-bank' | 'superseded' | 'noted'

/**
 * Money back. Written under the payment's lock before Stripe is called, so that pending ones count. Succeeded and failed both:
 * the payer's bank sent it back later.
 */
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
    cause: text().$type<RefundCause>().notNull(),
    requestedAt: instant().notNull(),
    /** Part of Stripe's idempotency key: a call that was answered by a fault and did nothing is made anew under the next. */
    attempt: integer().notNull().default(1),
    askedAt: instant(),
    stripeRefund: text(),
    succeededAt: instant(),
    failedAt: instant(),
    failure: text(),
    resolvedAt: instant(),
    resolution: text().$type<RefundResolution>(),
    /** How much of a refund made in the dashboard is covered: by credit notes, or because its order never had a document. */
    allocatedMinor: minor().notNull().default(0),
  },
  (t) => [
    uniqueIndex('refunds_stripe_once').on(t.stripeRefund),
    index('refunds_payment').on(t.paymentId),
    index('refunds_order').on(t.orderId),
    index('refunds_undecided').on(t.requestedAt).where(sql`${t.succeededAt} is null and ${t.failedAt} is null`),
    index('refunds_unresolved').on(t.failedAt).where(sql`${t.failedAt} is not null and ${t.resolvedAt} is null`),
    check('refunds_positive', sql`${t.amountMinor} > 0`),
    check('refunds_allocated_within', sql`${t.allocatedMinor} between 0 and ${t.amountMinor}`),
    check('refunds_resolved_if_failed', sql`${t.resolvedAt} is null or ${t.failedAt} is not null`),
    check('refunds_resolved_somehow', sql`(${t.resolvedAt} is null) = (${t.resolution} is null)`),
  ],
)

/** A payer who has their bank take a payment back. What it moved stands in `dispute_movements`. */
export const disputes = snakeCase.table(
  'disputes',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    stripeDispute: text().notNull(),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    reason: text().notNull(),
    openedAt: instant().notNull(),
    answerBy: instant(),
    closedAt: instant(),
    outcome: text().$type<'won' | 'lost' | 'dropped'>(),
    /** Nothing is left to do for us: it ended well, or finance has drawn the consequence. */
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex('disputes_stripe_once').on(t.stripeDispute),
    index('disputes_payment').on(t.paymentId),
    index('disputes_order').on(t.orderId),
    index('disputes_unsettled').on(t.openedAt).where(sql`${t.settledAt} is null`),
    check('disputes_positive', sql`${t.amountMinor} > 0`),
    check('disputes_closed_with_outcome', sql`(${t.closedAt} is null) = (${t.outcome} is null)`),
    check('disputes_settled_if_closed', sql`${t.settledAt} is null or ${t.closedAt} is not null`),
  ],
)

/** Each time a dispute took money from us or gave it back, once. Insert-only, as the postings that follow from it. */
export const disputeMovements = snakeCase.table(
  'dispute_movements',
  {
    id: id(),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    stripeMovement: text().notNull(),
    back: boolean().notNull(),
    amountMinor: minor().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('dispute_movements_stripe_once').on(t.stripeMovement),
    index('dispute_movements_dispute').on(t.disputeId),
    check('dispute_movements_positive', sql`${t.amountMinor} > 0`),
  ],
)

/**
 * Each event of Stripe's once, stored before it is acknowledged. Handling looks at the object's present state, not at this
 * copy; what cannot be handled is tried again, less and less often, until it can.
 */
export const stripeEvents = snakeCase.table(
  'stripe_events',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    objectId: text().notNull(),
    content: jsonb().notNull(),
    receivedAt: instant().notNull(),
    tries: integer().notNull().default(0),
    nextTryAt: instant().notNull().default(sql`app_now()`),
    handledAt: instant(),
  },
  (t) => [index('stripe_events_waiting').on(t.nextTryAt).where(sql`${t.handledAt} is null`)],
)

/** How far Stripe's own list of events has been read: one row for the whole installation. */
export const stripeReadings = snakeCase.table(
  'stripe_readings',
  { one: boolean().primaryKey().default(true), readUntil: instant().notNull(), readAt: instant().notNull() },
  (t) => [check('stripe_readings_one', sql`${t.one}`)],
)
