import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { SaidLine } from '../platform/words.ts'
import { AnswerShape } from './answer.ts'
import { QUESTION_KINDS } from './question.ts'

const conditions = {
  required: z.boolean(),
  sensitive: z.boolean().meta({ description: 'About health, belief and the like' }),
  seenByTeachers: z.boolean(),
  seenByCompany: z.boolean().meta({ description: 'By the company that pays for the seat' }),
  keptDays: z.int().meta({ description: 'How many days after the end of the offering the answer is deleted' }),
}
export const QuestionShape = z
  .object({
    questionId: z.uuid(),
    kind: z.enum(QUESTION_KINDS),
    ...{ text: z.string(), help: z.string() },
    reason: z.string().meta({ description: 'Why it is asked' }),
    choices: z.array(z.string()).meta({ description: 'An answer names them by number, from 1' }),
    ...conditions,
  })
  .meta({ id: 'Question', description: 'What whoever takes part is asked' })

const Said = z.object({ nb: z.string(), en: z.string() })
export const AskedQuestionShape = z
  .object({
    questionId: z.uuid(),
    kind: z.enum(QUESTION_KINDS),
    ...{ text: SaidLine, help: Said, reason: Said, choices: z.array(SaidLine) },
    ...conditions,
    endedAt: InstantOut.nullable().meta({ description: 'It is not asked any more since' }),
    answered: z.int(),
  })
  .meta({ id: 'AskedQuestion' })

export const OwnAnswersShape = z
  .object({
    ...{ offeringId: z.uuid(), title: z.string(), zone: z.string() },
    startsAt: InstantOut.meta({ description: 'Answers may be changed until then' }),
    isOpen: z.boolean(),
    questions: z.array(QuestionShape),
    answers: z.array(AnswerShape),
  })
  .meta({ id: 'OwnAnswers' })

export const OfferingAnswersShape = z
  .object({
    questions: z.array(QuestionShape),
    learners: z.array(z.object({ enrolmentId: z.uuid(), seatId: z.uuid(), answers: z.array(AnswerShape) })),
    summary: z.array(
      z.object({
        ...{ questionId: z.uuid(), answered: z.int() },
        counts: z.array(z.int()).meta({ description: 'Of each choice, in their order; of yes or no: yes, then no' }),
      }),
    ),
  })
  .meta({ id: 'OfferingAnswers', description: 'As far as the caller may see them' })
