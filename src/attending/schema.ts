import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offeringSessions, offerings } from '../catalogue/schema.ts'
import { enrolments } from '../enrolment/schema.ts'
import { instant } from '../platform/db/columns.ts'

/** Whether a learner was at a session. Who was asked and is not written down has no row. */
export const attendances = snakeCase.table(
  'attendances',
  {
    sessionId: uuid()
      .notNull()
      .references(() => offeringSessions.id),
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    present: boolean().notNull(),
    how: text().$type<'list' | 'code'>().notNull(),
    notedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'attendances_pk', columns: [t.sessionId, t.enrolmentId] }),
    index('attendances_enrolment').on(t.enrolmentId),
    check('attendances_how_known', sql`${t.how} in ('list', 'code')`),
  ],
)

/** At how much of an offering one must have been to have completed it. Without a row a person says who has. */
export const completionRules = snakeCase.table(
  'completion_rules',
  {
    offeringId: uuid()
      .primaryKey()
      .references(() => offerings.id),
    attendancePercent: integer().notNull(),
  },
  (t) => [check('completion_rules_share', sql`${t.attendancePercent} between 1 and 100`)],
)

/** What a person said about whether a learner has completed; it goes before the rule. */
export const completionDecisions = snakeCase.table('completion_decisions', {
  enrolmentId: uuid()
    .primaryKey()
    .references(() => enrolments.id),
  completed: boolean().notNull(),
  reason: text().notNull(),
  decidedAt: instant().notNull(),
})
