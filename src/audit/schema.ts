import { bigint, index, jsonb, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
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
