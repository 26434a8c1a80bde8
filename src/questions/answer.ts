import { z } from 'zod'
import { Text } from '../platform/words.ts'
import { ANSWER_MAX, CHOICES_MAX } from './question.ts'
import type { AnswerValue } from './schema.ts'

/** Most answers in one call: those of several offerings come together when they are bought together. */
export const ANSWERS_MAX = 200

export const AnswerShape = z
  .strictObject({
    questionId: z.uuid(),
    value: z.union([Text.max(ANSWER_MAX), z.number(), z.boolean(), z.array(z.int()).max(CHOICES_MAX)]).meta({
      description:
        'A text, a day as YYYY-MM-DD, a number, or true for yes; of a list the number of the choice from 1, or several of them. An empty text or list is no answer',
    }),
  })
  .meta({ id: 'Answer' })
export const Answers = z.array(AnswerShape).max(ANSWERS_MAX).meta({ id: 'Answers' })
export type Answer = { questionId: string; value: AnswerValue }

/** Whether anything was answered at all. */
export const isAnswered = ({ value }: Pick<Answer, 'value'>): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== ''
