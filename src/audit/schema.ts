import { bigint, index, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

/** What happened, in the transaction in which it happened: facts in the past tense with ids, never copies of personal data. */
export const events = snakeCase.table(
  'events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    actor: text().notNull(),
    name: text().notNull(),
    subjectId: uuid().notNull(),
    facts: jsonb().notNull(),
  },
  (t) => [index('events_subject').on(t.subjectId, t.id)],
)

/** What somebody with power did to a thing, or that they were shown somebody's data. */
export type Deed = 'added' | 'changed' | 'removed' | 'done' | 'read'
export type Values = Record<string, unknown>

/**
 * The audit log: who did what to what, with what stood there before and after. Mostly written by triggers (drizzle/*_audit), so
 * that no verb can forget it. Insert-only, and sealed once committed. What is personal stands in `audit_values`.
 */
export const auditActs = snakeCase.table(
  'audit_acts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    actor: text().notNull(),
    deed: text().$type<Deed>().notNull(),
    /** What kind of thing: the name of its table, or of what was read or done. */
    kind: text().notNull(),
    subjectId: text().notNull(),
    /** The person, or the company, whom the personal values are about. */
    aboutId: uuid(),
    before: jsonb().$type<Values>(),
    after: jsonb().$type<Values>(),
    /** Of the personal values with their salt, so that they can be cut out without breaking the chain. */
    valuesDigest: text(),
  },
  (t) => [
    index('audit_acts_subject').on(t.subjectId, t.id),
    index('audit_acts_actor').on(t.actor, t.id),
    index('audit_acts_about').on(t.aboutId, t.id),
    index('audit_acts_kind').on(t.kind, t.id),
  ],
)

/** The personal values of an act. They may be cut out, never changed; the salt goes with them, so that nobody can guess them. */
export const auditValues = snakeCase.table('audit_values', {
  actId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => auditActs.id),
  salt: text().notNull(),
  before: jsonb().$type<Values>(),
  after: jsonb().$type<Values>(),
})

/** Acts that are still to be sealed; the sealer takes the row away. */
export const auditUnsealed = snakeCase.table('audit_unsealed', {
  actId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => auditActs.id),
})

/** The gapless number of an act, and the digest that chains it to all before it. Insert-only. */
export const auditSeals = snakeCase.table(
  'audit_seals',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    actId: bigint({ mode: 'number' })
      .notNull()
      .references(() => auditActs.id),
    digest: text().notNull(),
    chainDigest: text().notNull(),
  },
  (t) => [uniqueIndex('audit_seals_once').on(t.actId)],
)
