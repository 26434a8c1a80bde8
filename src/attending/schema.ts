import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offeringSessions, offerings } from '../catalogue/schema.ts'
import { enrolments } from '../enrolment/schema.ts'
import { instant } from '../platform/db/columns.ts'

/** What is noted of a learner at a session. */
export const MARKS = ['present', 'absent', 'excused'] as const
export type Mark = (typeof MARKS)[number]
/** How an excused session counts when completion is judged: as if they were there, not at all, or as absence. */
export const EXCUSED_COUNTS = ['as-present', 'left-out', 'as-absent'] as const
export type ExcusedCounts = (typeof EXCUSED_COUNTS)[number]

/** Whether a learner was at a session, or away with a good reason, which is not written down. Who is not noted has no row. */
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
    excused: boolean().notNull().default(false),
    how: text().$type<'list' | 'code'>().notNull(),
    notedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'attendances_pk', columns: [t.sessionId, t.enrolmentId] }),
    index('attendances_enrolment').on(t.enrolmentId),
    check('attendances_excused_away', sql`not (${t.present} and ${t.excused})`),
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
    excusedCounts: text().$type<ExcusedCounts>().notNull().default('left-out'),
  },
  (t) => [
    check('completion_rules_share', sql`${t.attendancePercent} between 1 and 100`),
    check('completion_rules_excused_known', sql`${t.excusedCounts} in ('as-present', 'left-out', 'as-absent')`),
  ],
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
