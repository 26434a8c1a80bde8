import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { placements } from '../bank/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'

/** How far a payout has come, in Stripe's words. */
export const PAYOUT_STATES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/** Money that Stripe sends to our bank account, or takes from it where the amount is below nothing. */
export const payouts = snakeCase.table(
  'payouts',
  {
    id: id(),
    stripePayout: text().notNull(),
    amountMinor: minor().notNull(),
    currency: currency().notNull(),
    madeAt: instant().notNull(),
    /** The day on which Stripe says that it is at the bank, and the one by which a person should wonder where it is. */
    arrivalOn: day().notNull(),
    expectedBy: day().notNull(),
    /** Of one that somebody made by hand Stripe does not say of what it is made. */
    automatic: boolean().notNull(),
    state: text().$type<PayoutState>().notNull(),
    failure: text(),
    /** When its lines were read and came to its amount. */
    readAt: instant(),
    askedAt: instant(),
    /** When we heard that it was paid, and that it came back. */
    paidAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    uniqueIndex('payouts_stripe_once').on(t.stripePayout),
    index('payouts_by_arrival').on(t.arrivalOn, t.id),
    index('payouts_unread').on(t.askedAt).where(sql`${t.readAt} is null and ${t.automatic}`),
    check('payouts_state_known', sql`${t.state} in ('pending', 'in_transit', 'paid', 'failed', 'canceled')`),
    check('payouts_of_something', sql`${t.amountMinor} <> 0`),
    check('payouts_undone_if_said', sql`(${t.undoneAt} is not null) = (${t.state} in ('failed', 'canceled'))`),
  ],
)

/** One part of a payout: a charge, a refund, a fee. Stripe told it, so it is told once and stays; only that it is settled is noted on it. */
export const payoutLines = snakeCase.table(
  'payout_lines',
  {
    id: id(),
    payoutId: uuid()
      .notNull()
      .references(() => payouts.id),
    position: integer().notNull(),
    stripeTransaction: text().notNull(),
    /** Stripe's `type` and `reporting_category`. */
    kind: text().notNull(),
    category: text().notNull(),
    /** What moved, and the payment it belongs to, by Stripe's ids. */
    source: text(),
    paymentIntent: text(),
    amountMinor: minor().notNull(),
    feeMinor: minor().notNull(),
    netMinor: minor().notNull(),
    currency: currency().notNull(),
    madeAt: instant().notNull(),
    availableOn: day().notNull(),
    /** When it was tied to a movement of ours, or decided by a person. Null: it is open. */
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex('payout_lines_told_once').on(t.stripeTransaction),
    index('payout_lines_in_order').on(t.payoutId, t.position),
    index('payout_lines_open').on(t.payoutId).where(sql`${t.settledAt} is null`),
    index('payout_lines_source').on(t.source),
    check('payout_lines_add_up', sql`${t.netMinor} = ${t.amountMinor} - ${t.feeMinor}`),
  ],
)

/** What a person says that an open line is: money that is not the till's, or a fee. */
export const DECISIONS = ['not-ours', 'fee'] as const
export type Decision = (typeof DECISIONS)[number]

/** Insert-only: what was wrong is undone by a row of its own, with the amounts taken back. */
export const payoutDecisions = snakeCase.table(
  'payout_decisions',
  {
    id: id(),
    lineId: uuid()
      .notNull()
      .references(() => payoutLines.id),
    as: text().$type<Decision>().notNull(),
    /** What of it was posted as a fee, and what as money that is not the till's; below nothing where Stripe took it. */
    feeMinor: minor().notNull(),
    otherMinor: minor().notNull(),
    reason: text(),
    undoesId: uuid().references((): AnyPgColumn => payoutDecisions.id),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('payout_decisions_line').on(t.lineId),
    uniqueIndex('payout_decisions_undone_once').on(t.undoesId),
    check('payout_decisions_as_known', sql`${t.as} in ('not-ours', 'fee')`),
  ],
)

/** A payout that the bank's file told, too: the placement of that money. It counts as long as the placement does. Insert-only. */
export const payoutArrivals = snakeCase.table(
  'payout_arrivals',
  {
    placementId: uuid()
      .primaryKey()
      .references(() => placements.id),
    payoutId: uuid()
      .notNull()
      .references(() => payouts.id),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [index('payout_arrivals_payout').on(t.payoutId)],
)

/** How far Stripe's own list of payouts has been read: one row for the whole installation. */
export const payoutReadings = snakeCase.table(
  'payout_readings',
  { one: boolean().primaryKey().default(true), readUntil: instant().notNull(), readAt: instant().notNull() },
  (t) => [check('payout_readings_one', sql`${t.one}`)],
)
