import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { orders } from '../orders/schema.ts'
import { currency, day, id, idOf, instant, minor } from '../platform/db/columns.ts'
import type { CancelOutcome, Done, Reason, SimulatedSums } from './shapes.ts'

/** What an offering costs to hold: once, or for each who takes part. Net of VAT. */
export const offeringCosts = snakeCase.table(
  'offering_costs',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    what: text().notNull(),
    kind: text().$type<'fixed' | 'per-learner'>().notNull(),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [
    index('offering_costs_offering').on(t.offeringId),
    check('offering_costs_kind_known', sql`${t.kind} in ('fixed', 'per-learner')`),
    check('offering_costs_said', sql`${t.what} <> ''`),
    check('offering_costs_positive', sql`${t.amountMinor} > 0`),
  ],
)

/** The day by which it is decided whether an offering is held, where it is held. */
export const decisionDays = snakeCase.table('decision_days', {
  offeringId: uuid()
    .primaryKey()
    .references(() => offerings.id),
  day: day().notNull(),
})

/** Somebody wants to cancel an offering for more money than one person may send back: another one carries out the same simulation. Insert-only. */
export const offeringCancelWishes = snakeCase.table(
  'offering_cancel_wishes',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    simulationId: text().notNull(),
    reason: jsonb().$type<Reason>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [uniqueIndex('offering_cancel_wishes_once').on(t.offeringId, t.simulationId, t.by)],
)

/** An offering was cancelled, once and for good, as a simulation had shown it. Insert-only. */
export const offeringCancellations = snakeCase.table(
  'offering_cancellations',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    simulationId: text().notNull(),
    reason: jsonb().$type<Reason>().notNull(),
    sums: jsonb().$type<SimulatedSums[]>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    /** Who wanted it first, where it took two. */
    wishedBy: text(),
  },
  (t) => [
    uniqueIndex('offering_cancellations_once').on(t.offeringId),
    check('offering_cancellations_by_two', sql`${t.wishedBy} is distinct from ${t.by}`),
  ],
)

/**
 * An order of a cancelled offering: what was planned of it, frozen, and what was done. One that came in while the offering was being
 * cancelled has no plan; it gets all back as well.
 */
export const offeringCancelOrders = snakeCase.table(
  'offering_cancel_orders',
  {
    id: id(),
    cancellationId: idOf().references(() => offeringCancellations.id),
    orderId: idOf().references(() => orders.id),
    planned: jsonb().$type<Done>(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    /** Why it could not be done at the last try, as a refusal is called. */
    fault: text(),
    doneAt: instant(),
    outcome: text().$type<CancelOutcome>(),
    done: jsonb().$type<Done>(),
  },
  (t) => [
    uniqueIndex('offering_cancel_orders_one_open').on(t.cancellationId, t.orderId).where(sql`${t.doneAt} is null`),
    index('offering_cancel_orders_of').on(t.cancellationId, t.id),
    index('offering_cancel_orders_order').on(t.orderId),
    index('offering_cancel_orders_due').on(t.nextTryAt).where(sql`${t.doneAt} is null`),
    check('offering_cancel_orders_done_whole', sql`num_nonnulls(${t.doneAt}, ${t.outcome}, ${t.done}) in (0, 3)`),
    check(
      'offering_cancel_orders_outcome_known',
      sql`${t.outcome} in ('credited', 'returned', 'ended-unpaid', 'gone-before')`,
    ),
  ],
)
