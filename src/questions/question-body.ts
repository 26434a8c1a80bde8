import { z } from 'zod'
import { UNSAID } from '../platform/lang.ts'
import { SaidLine, Text } from '../platform/words.ts'
import {
  CHOICES_MAX,
  CHOICES_MIN,
  HELP_MAX,
  KEPT_DAYS,
  KEPT_DAYS_MAX,
  QUESTION_KINDS,
  type QuestionKind,
  SENSITIVE_DAYS_MAX,
} from './question.ts'

const Help = Text.max(HELP_MAX).default('')
const Reason = Text.min(1).max(HELP_MAX)

/** What is said of a question when it is asked or worded anew. */
export const QuestionBody = z
  .strictObject({
    kind: z.enum(QUESTION_KINDS),
    text: SaidLine,
    help: z.strictObject({ nb: Help, en: Help }).default(UNSAID).meta({ id: 'QuestionHelp' }),
    reason: z
      .strictObject({ nb: Reason, en: Reason })
      .meta({ id: 'QuestionReason', description: 'Why it is asked, as whoever answers is told' }),
    choices: z.array(SaidLine).max(CHOICES_MAX).default([]).meta({ description: 'Of a list; empty otherwise' }),
    required: z.boolean().default(false),
    sensitive: z
      .boolean()
      .default(false)
      .meta({
        description: `About health, belief and the like: kept ${SENSITIVE_DAYS_MAX} days at most, never for a company`,
      }),
    seenByTeachers: z.boolean().default(false),
    seenByCompany: z.boolean().default(false).meta({ description: 'Of whoever takes part: the company that pays' }),
    keptDays: z
      .int()
      .min(1)
      .max(KEPT_DAYS_MAX)
      .default(KEPT_DAYS)
      .meta({ description: 'How many days after the end of the offering the answers are deleted' }),
  })
  .refine(({ kind, choices }) => !isList(kind) || choices.length >= CHOICES_MIN, {
    message: 'a list has at least two choices',
    path: ['choices'],
  })
  .refine(({ kind, choices }) => isList(kind) || choices.length === 0, {
    message: 'only a list has choices',
    path: ['choices'],
  })
  .refine(({ kind, required }) => kind !== 'declared' || required, {
    message: 'what is declared must be answered',
    path: ['required'],
  })
  .refine(({ sensitive, seenByCompany }) => !(sensitive && seenByCompany), {
    message: 'what is sensitive is never for the company',
    path: ['seenByCompany'],
  })
  .refine(({ sensitive, keptDays }) => !sensitive || keptDays <= SENSITIVE_DAYS_MAX, {
    message: `what is sensitive is kept for at most ${SENSITIVE_DAYS_MAX} days`,
    path: ['keptDays'],
  })
  .meta({ id: 'QuestionBody' })
export type QuestionBody = z.output<typeof QuestionBody>

const isList = (kind: QuestionKind): boolean => kind === 'one' || kind === 'several'
