import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, smallint, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { offerings } from '../catalogue/schema.ts'
import { enrolments } from '../enrolment/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'

/** That everybody who took part in an offering was asked what it was worth, in which wording, and until when they may answer. */
export const evaluations = snakeCase.table(
  'evaluations',
  {
    offeringId: idOf()
      .primaryKey()
      .references(() => offerings.id),
    /** Of the questions (wording.ts). It stays with the answers, whatever is asked later. */
    wording: smallint().notNull(),
    /** How many were asked: it stays when their invitations go. */
    asked: integer().notNull(),
    askedAt: instant().notNull(),
    closesAt: instant().notNull(),
  },
  (t) => [
    check('evaluations_ask_somebody', sql`${t.asked} > 0`),
    check('evaluations_close_later', sql`${t.closesAt} > ${t.askedAt}`),
  ],
)

/** That one of them may answer once, and whether they have: neither what, nor when. */
export const evaluationInvitations = snakeCase.table(
  'evaluation_invitations',
  {
    id: id(),
    offeringId: idOf().references(() => evaluations.offeringId),
    enrolmentId: idOf().references(() => enrolments.id),
    answered: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex('evaluation_invitations_once').on(t.enrolmentId),
    index('evaluation_invitations_offering').on(t.offeringId),
  ],
)

export const EVALUATION_MAILS = ['asked', 'reminded'] as const
export type EvaluationMail = (typeof EVALUATION_MAILS)[number]

/** A mail with a link of its own. The secret is made when it is sent and kept as a digest only. */
export const evaluationMails = snakeCase.table(
  'evaluation_mails',
  {
    id: id(),
    invitationId: idOf().references(() => evaluationInvitations.id, { onDelete: 'cascade' }),
    kind: text().$type<EvaluationMail>().notNull(),
    nextTryAt: instant().notNull(),
    tries: integer().notNull().default(0),
    digest: text(),
    sentAt: instant(),
    /** What the mail server said when it would not take the mail. */
    fault: text(),
  },
  (t) => [
    uniqueIndex('evaluation_mails_once').on(t.invitationId, t.kind),
    uniqueIndex('evaluation_mails_digest_once').on(t.digest),
    index('evaluation_mails_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null`),
    check('evaluation_mails_kind_known', sql`${t.kind} in ('asked', 'reminded')`),
  ],
)

/**
 * What somebody answered. Nothing here leads to who it was: no person, no enrolment, no instant, no running number. All answers of an
 * offering are written anew, in another order, with each one that comes (give-answer.ts).
 */
export const evaluationAnswers = snakeCase.table(
  'evaluation_answers',
  {
    /** Drawn by lot: it says nothing of when. */
    id: uuid().primaryKey(),
    offeringId: idOf().references(() => evaluations.offeringId),
    useful: smallint().notNull(),
    recommend: smallint().notNull(),
    /** What should be better; empty where nothing was written, and where it is gone. */
    better: text().notNull(),
    /** Why its text was struck out. */
    struckBecause: text(),
  },
  (t) => [
    index('evaluation_answers_offering').on(t.offeringId),
    check('evaluation_answers_useful_known', sql`${t.useful} between 1 and 5`),
    check('evaluation_answers_recommend_known', sql`${t.recommend} between 0 and 10`),
    check('evaluation_answers_struck_is_gone', sql`${t.struckBecause} is null or ${t.better} = ''`),
  ],
)

/** An offering whose participants are not asked, and why. */
export const evaluationsOff = snakeCase.table(
  'evaluations_off',
  {
    offeringId: idOf()
      .primaryKey()
      .references(() => offerings.id),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [check('evaluations_off_said', sql`${t.reason} <> ''`)],
)

/** That those who keep an offering have looked at what was answered, and what they change. From then on it is evaluated. Insert-only. */
export const evaluationConclusions = snakeCase.table(
  'evaluation_conclusions',
  {
    offeringId: idOf()
      .primaryKey()
      .references(() => offerings.id),
    evaluatedAt: instant().notNull(),
    evaluatedBy: text().notNull(),
    note: text().notNull(),
  },
  (t) => [check('evaluation_conclusions_said', sql`${t.note} <> ''`)],
)
