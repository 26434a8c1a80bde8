import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './db/columns.ts'

/** What this installation is, written once at its first start: a demo never becomes production, nor the reverse. */
export const installation = snakeCase.table(
  'installation',
  {
    one: boolean().primaryKey().default(true),
    mode: text().$type<'demo' | 'production'>().notNull(),
    startedAt: instant().notNull(),
  },
  (t) => [
    check('installation_only_one', sql`${t.one}`),
    check('installation_mode', sql`${t.mode} in ('demo','production')`),
  ],
)

/** How far the demo's clock stands ahead of the real one. Production's `app_now()` never reads it. */
export const demoClock = snakeCase.table(
  'demo_clock',
  { one: boolean().primaryKey().default(true), aheadSeconds: integer().notNull().default(0) },
  (t) => [check('demo_clock_only_one', sql`${t.one}`)],
)

/** Dated settings: the value in force is the newest whose day has come. */
export const settings = snakeCase.table(
  'settings',
  { name: text().notNull(), validFrom: instant().notNull(), value: jsonb().notNull(), setBy: text().notNull() },
  (t) => [primaryKey({ name: 'settings_pk', columns: [t.name, t.validFrom] })],
)

/** One row per request that moves seats or money: the same key with the same request gives the same outcome. */
export const idempotencyKeys = snakeCase.table(
  'idempotency_keys',
  {
    scope: text().notNull(),
    key: text().notNull(),
    requestDigest: text().notNull(),
    outcomeId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'idempotency_keys_pk', columns: [t.scope, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
  ],
)
