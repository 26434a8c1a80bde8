import { z } from 'zod'
import { type Fault, Problem } from '../platform/problems.ts'
import { holdsCardNumber, Line, NO_CARD } from '../platform/words.ts'
import { type Answer, isAnswered } from './answer.ts'
import { NUMBER_MOST, type Question, type QuestionKind } from './question.ts'
import type { AnswerValue } from './schema.ts'

export const NOT_ANSWERED = 'this question must be answered'
export const NOT_ASKED = 'this is not asked here, or not any more'
const TWICE = 'this is answered twice'
const Day = z.iso.date()

type Asked = Pick<Question, 'kind' | 'choices'>

/**
 * What was answered of what is asked, without what was left empty.
 * @throws request/invalid with a pointer to each answer that does not fit, and to `/answers` by question for each that lacks
 */
export function judgeAnswers(questions: readonly Question[], given: readonly Answer[]): Answer[] {
  const faults = [
    ...given.flatMap((answer, at) => faultsOf(questions, answer, { given, at })),
    ...lacking(questions, given),
  ]
  if (faults.length > 0)
    throw new Problem('request/invalid', 422, 'The questions are not answered; see errors.', { faults })
  return given.filter(isAnswered)
}

/** Each required question without an answer, with the pointer `/answers/<its id>`: there is no place in the list yet. */
const lacking = (questions: readonly Question[], given: readonly Answer[]): Fault[] =>
  questions
    .filter(
      ({ required, questionId }) =>
        required && !given.some((each) => each.questionId === questionId && isAnswered(each)),
    )
    .map(({ questionId }) => ({ pointer: `/answers/${questionId}`, detail: NOT_ANSWERED }))

type Place = { given: readonly Answer[]; at: number }

function faultsOf(questions: readonly Question[], answer: Answer, { given, at }: Place): Fault[] {
  const question = questions.find(({ questionId }) => questionId === answer.questionId)
  if (!question) return [{ pointer: `/answers/${at}/questionId`, detail: NOT_ASKED }]
  const first = given.findIndex(({ questionId }) => questionId === answer.questionId)
  if (first < at) return [{ pointer: `/answers/${at}/questionId`, detail: TWICE }]
  const detail = isAnswered(answer) ? faultOf(question, answer.value) : null
  return detail === null ? [] : [{ pointer: `/answers/${at}/value`, detail }]
}

/** What is wrong with an answer of this kind; null where nothing is. */
export function faultOf(question: Asked, value: AnswerValue): string | null {
  return CHECKS[question.kind](value, question.choices.length)
}

const isChoice = (value: unknown, choices: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= choices

const CHECKS: Record<QuestionKind, (value: AnswerValue, choices: number) => string | null> = {
  line: (value) => {
    const parsed = Line.safeParse(value)
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'answer in one line')
  },
  text: (value) => {
    if (typeof value !== 'string') return 'answer in words'
    return holdsCardNumber(value) ? NO_CARD : null
  },
  one: (value, choices) => (isChoice(value, choices) ? null : 'choose one of the list'),
  several: (value, choices) =>
    Array.isArray(value) && value.every((each) => isChoice(each, choices)) && new Set(value).size === value.length
      ? null
      : 'choose among the list',
  'yes-no': (value) => (typeof value === 'boolean' ? null : 'answer yes or no'),
  declared: (value) => (value === true ? null : 'this must be confirmed'),
  day: (value) => (Day.safeParse(value).success ? null : 'answer with a day'),
  number: (value) => (typeof value === 'number' && Math.abs(value) <= NUMBER_MOST ? null : 'answer with a number'),
}
