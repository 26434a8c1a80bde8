import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { createdAt, id, idOf, instant } from '../platform/db/columns.ts'
import type { Kind } from './kinds.ts'

/**
 * What triggers of the database noted in the transaction in which it happened, until it has its number; whoever numbers it takes the
 * row away. Ids only: what a receiver is told is read when it is told.
 */
export const businessEventsDue = snakeCase.table('business_events_due', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant().notNull(),
  kind: text().$type<Kind>().notNull(),
  subjectId: uuid().notNull(),
  offeringId: uuid(),
})

/**
 * What other systems are told, in an order that never grows backwards: numbers are given to committed rows only, by one at a time, so
 * that whoever has read up to a number has missed nothing. Insert-only.
 */
export const businessEvents = snakeCase.table(
  'business_events',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    /** What a receiver knows it by, however often it is sent. */
    id: uuid().notNull(),
    at: instant().notNull(),
    kind: text().$type<Kind>().notNull(),
    version: integer().notNull(),
    subjectId: uuid().notNull(),
    /** Null where it is about an order. */
    offeringId: uuid(),
  },
  (t) => [
    uniqueIndex('business_events_id_once').on(t.id),
    index('business_events_subject').on(t.subjectId),
    index('business_events_offering_changes').on(t.offeringId, t.number).where(sql`${t.kind} like 'offering.%'`),
  ],
)

/** Why a webhook was switched off: its receiver said that it is gone (410), or nothing got through for days. */
export type DisabledCause = 'gone' | 'failing'

/** Somebody else's system that is told. */
export const webhooks = snakeCase.table(
  'webhooks',
  {
    id: id(),
    url: text().notNull(),
    description: text().notNull(),
    kinds: text().array().$type<Kind[]>().notNull(),
    /** Of whose courses it is told; none means of all. */
    faculties: text().array().notNull(),
    /** Whether it is told names and addresses of learners. */
    personal: boolean().notNull(),
    createdAt: createdAt(),
    pausedAt: instant(),
    disabledAt: instant(),
    disabledCause: text().$type<DisabledCause>(),
    endedAt: instant(),
  },
  (t) => [
    check('webhooks_disabled_with_cause', sql`(${t.disabledAt} is null) = (${t.disabledCause} is null)`),
    check('webhooks_some_kind', sql`cardinality(${t.kinds}) > 0`),
  ],
)

/** What a webhook is signed with; after a rotation the one before signs too, for a day. Sealed with a key that the database does not have. */
export const webhookSecrets = snakeCase.table(
  'webhook_secrets',
  {
    id: id(),
    webhookId: idOf().references(() => webhooks.id),
    sealed: text().notNull(),
    createdAt: createdAt(),
    endsAt: instant(),
  },
  (t) => [uniqueIndex('webhook_secrets_one_lasts').on(t.webhookId).where(sql`${t.endsAt} is null`)],
)

/** One message to one receiver. `tries` counts those that failed since it was first, or last again, to be sent. */
export const webhookDeliveries = snakeCase.table(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: idOf().references(() => webhooks.id),
    /** Null for a ping. */
    eventNumber: bigint({ mode: 'number' }).references(() => businessEvents.number),
    createdAt: createdAt(),
    /** Since when it is tried: moves when it is sent again by hand. */
    since: instant().notNull(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    deliveredAt: instant(),
    givenUpAt: instant(),
  },
  (t) => [
    uniqueIndex('webhook_deliveries_once').on(t.webhookId, t.eventNumber),
    index('webhook_deliveries_open')
      .on(t.webhookId, t.nextTryAt)
      .where(sql`${t.deliveredAt} is null and ${t.givenUpAt} is null`),
    check('webhook_deliveries_one_end', sql`${t.deliveredAt} is null or ${t.givenUpAt} is null`),
  ],
)

/** One try, and what came back. Insert-only. */
export const webhookAttempts = snakeCase.table(
  'webhook_attempts',
  {
    id: id(),
    deliveryId: idOf().references(() => webhookDeliveries.id),
    at: instant().notNull(),
    /** Null where there was no answer. */
    status: integer(),
    milliseconds: integer().notNull(),
    /** The beginning of the answer, or what went wrong on the way. */
    said: text().notNull(),
  },
  (t) => [index('webhook_attempts_delivery').on(t.deliveryId)],
)

/** A calendar that opens with a secret link: of what a person learns, or of what a company's people do. */
export const calendarLinks = snakeCase.table(
  'calendar_links',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Null: the person's own. */
    companyId: uuid().references(() => companies.id),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('calendar_links_one_own').on(t.personId).where(sql`${t.endedAt} is null and ${t.companyId} is null`),
    uniqueIndex('calendar_links_one_company').on(t.personId, t.companyId).where(sql`${t.endedAt} is null`),
  ],
)

/** Sessions of published offerings that were taken away or moved, so that calendars can say so. Written by a trigger. */
export const goneSessions = snakeCase.table(
  'gone_sessions',
  {
    id: id(),
    offeringId: idOf().references(() => offerings.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text().notNull(),
    goneAt: instant().notNull(),
  },
  (t) => [index('gone_sessions_offering').on(t.offeringId)],
)
