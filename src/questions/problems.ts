import { conflict, type Problem } from '../platform/problems.ts'
import { QUESTIONS_MAX } from './question.ts'

export const tooManyQuestions = (): Problem =>
  conflict('questions/too-many', `An offering asks at most ${QUESTIONS_MAX} questions. End one first.`)

export const answersClosed = (startsAt: Date): Problem =>
  conflict('questions/closed', 'The course has begun. The answers stay as they are.', {
    startsAt: startsAt.toISOString(),
  })

export const questionsChanged = (): Problem =>
  conflict('questions/changed', 'The questions are not those that you saw. Read them anew.')
