import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Said } from '../platform/lang.ts'
import type { QuestionKind } from './question.ts'

/** What somebody answered: a text, a day as YYYY-MM-DD, a number, yes or no; of choices their numbers from 1. */
export type AnswerValue = string | number | boolean | number[]

/**
 * What an offering asks those who take part. Its words, its kind and who sees the answers never change: the program may not update
 * them, so an answer keeps the words that it was asked with. Another wording is another question.
 */
export const questions = snakeCase.table(
  'questions',
  {
    id: id(),
    offeringId: uuid()
      .notNull()
      .references(() => offerings.id),
    position: integer().notNull(),
    kind: text().$type<QuestionKind>().notNull(),
    text: jsonb().$type<Said>().notNull(),
    help: jsonb().$type<Said>().notNull(),
    /** Why it is asked, as whoever answers is told. */
    reason: jsonb().$type<Said>().notNull(),
    choices: jsonb().$type<Said[]>().notNull(),
    required: boolean().notNull(),
    /** About health, belief and the like (GDPR article 9): kept shortest, and never for a company. */
    sensitive: boolean().notNull(),
    seenByTeachers: boolean().notNull(),
    seenByCompany: boolean().notNull(),
    /** How many days after the end of the offering the answers are kept. */
    keptDays: integer().notNull(),
    askedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('questions_offering').on(t.offeringId, t.position),
    check(
      'questions_kind_known',
      sql`${t.kind} in ('line', 'text', 'one', 'several', 'yes-no', 'day', 'number', 'declared')`,
    ),
    check('questions_declared_is_required', sql`${t.kind} <> 'declared' or ${t.required}`),
    check('questions_sensitive_kept_from_companies', sql`not (${t.sensitive} and ${t.seenByCompany})`),
    check('questions_kept_for_a_time', sql`${t.keptDays} between 1 and case when ${t.sensitive} then 30 else 365 end`),
  ],
)

/** What a person answered for the offering that asks. It may be there before they are enrolled: they answer while they pay. */
export const questionAnswers = snakeCase.table(
  'question_answers',
  {
    questionId: uuid()
      .notNull()
      .references(() => questions.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    value: jsonb().$type<AnswerValue>().notNull(),
    answeredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'question_answers_pk', columns: [t.questionId, t.personId] }),
    index('question_answers_person').on(t.personId),
  ],
)
