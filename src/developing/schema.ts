import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { courses } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { currency, id, idOf, instant, minor } from '../platform/db/columns.ts'
import type { Said } from '../platform/lang.ts'
import type { ProposalWords } from './proposal-body.ts'

/** What may be decided about a proposal that was handed in. */
export const OUTCOMES = ['granted', 'declined', 'returned'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** The steps that somebody takes with a course. On sale and delivered are facts, which nobody has to say. */
export const STEPS = ['idea', 'development', 'marketing', 'evaluated', 'archived'] as const
export type Step = (typeof STEPS)[number]

/** A time in which faculties propose courses, with what is asked for. Only its deadline may be moved, while it is not over. */
export const proposalRounds = snakeCase.table(
  'proposal_rounds',
  {
    id: id(),
    name: jsonb().$type<Said>().notNull(),
    asks: jsonb().$type<Said>().notNull(),
    criteria: jsonb().$type<Said>().notNull(),
    opensAt: instant().notNull(),
    /** From this instant on nothing is taken any more. */
    closesAt: instant().notNull(),
    currency: currency().notNull(),
    /** What there is to share out; null: it is not said. */
    amountMinor: minor(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    check('proposal_rounds_in_order', sql`${t.closesAt} > ${t.opensAt}`),
    check('proposal_rounds_amount_sane', sql`${t.amountMinor} > 0`),
  ],
)

/** What a faculty wants to make a course of, as it is written now. Whom it names stands here alone, so that they can be forgotten. */
export const proposals = snakeCase.table(
  'proposals',
  {
    id: id(),
    roundId: idOf().references(() => proposalRounds.id),
    faculty: text().notNull(),
    words: jsonb().$type<ProposalWords>().notNull(),
    contactEmail: text().notNull(),
    teachers: text().array().notNull(),
    /** Who began it, and is told what was decided. */
    proposerId: idOf().references(() => people.id),
    startedAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [index('proposals_round').on(t.roundId), index('proposals_faculty').on(t.faculty)],
)

/** A proposal as it was handed in. Insert-only. */
export const proposalVersions = snakeCase.table(
  'proposal_versions',
  {
    proposalId: idOf().references(() => proposals.id),
    version: integer().notNull(),
    words: jsonb().$type<ProposalWords>().notNull(),
    handedInAt: instant().notNull(),
    handedInBy: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'proposal_versions_pk', columns: [t.proposalId, t.version] }),
    check('proposal_versions_by_people', sql`${t.handedInBy} like 'person:%'`),
  ],
)

/** What was decided about one version, once, by somebody who neither began nor handed it in. Insert-only. */
export const proposalDecisions = snakeCase.table(
  'proposal_decisions',
  {
    proposalId: idOf(),
    version: integer().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    /** What is given, in the currency of the round. */
    amountMinor: minor(),
    /** Conditions, the reason, or what is wanting. */
    reason: text().notNull(),
    /** Until when a returned one is taken again, whatever the round's deadline. */
    returnBy: instant(),
    decidedAt: instant().notNull(),
    decidedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'proposal_decisions_pk', columns: [t.proposalId, t.version] }),
    foreignKey({
      name: 'proposal_decisions_of_version',
      columns: [t.proposalId, t.version],
      foreignColumns: [proposalVersions.proposalId, proposalVersions.version],
    }),
    check('proposal_decisions_known', sql`${t.outcome} in ('granted', 'declined', 'returned')`),
    check(
      'proposal_decisions_amount',
      sql`(${t.outcome} = 'granted') = (${t.amountMinor} is not null) and ${t.amountMinor} >= 0`,
    ),
    check('proposal_decisions_return', sql`(${t.outcome} = 'returned') = (${t.returnBy} is not null)`),
    check('proposal_decisions_by_people', sql`${t.decidedBy} like 'person:%'`),
    check('proposal_decisions_reason', sql`${t.outcome} = 'granted' or ${t.reason} <> ''`),
  ],
)

/** The course that a granted proposal became: one each. Insert-only. */
export const courseOrigins = snakeCase.table(
  'course_origins',
  {
    courseId: uuid()
      .primaryKey()
      .references(() => courses.id),
    proposalId: idOf().references(() => proposals.id),
  },
  (t) => [uniqueIndex('course_origins_proposal_once').on(t.proposalId)],
)

/** A step that somebody took with a course. Insert-only: where it stands follows from these and from what is on sale. */
export const courseSteps = snakeCase.table(
  'course_steps',
  {
    id: id(),
    courseId: idOf().references(() => courses.id),
    step: text().$type<Step>().notNull(),
    note: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('course_steps_course').on(t.courseId, t.at),
    check('course_steps_known', sql`${t.step} in ('idea', 'development', 'marketing', 'evaluated', 'archived')`),
  ],
)
