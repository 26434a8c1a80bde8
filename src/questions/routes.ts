import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { answersOf, eyesOf } from './answers-of.ts'
import { askQuestion, endQuestion, orderQuestions, rewordQuestion } from './ask-question.ts'
import { CopyQuestions, copyQuestions } from './copy-questions.ts'
import { QUESTIONS_MAX } from './question.ts'
import { QuestionBody } from './question-body.ts'
import { lackingOf, questionsOf } from './questions-of.ts'
import { AskedQuestionShape, OfferingAnswersShape } from './shapes.ts'

const room = 'questions'
const who = theOffering.to('course-administrator', 'its-faculty')
const params = z.strictObject({ id: z.uuid() })
const oneQuestion = z.strictObject({ id: z.uuid(), questionId: z.uuid() })
const OrderQuestions = z.strictObject({ questionIds: z.array(z.uuid()).max(QUESTIONS_MAX) })
const Asked = z.object({ questionId: z.uuid() })

/** What an offering asks those who take part, and what they answered. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/questions',
    id: 'listQuestions',
    room,
    summary: 'What an offering asks those who take part, or has asked, and how many have answered',
    who: theOffering.to('course-administrator', 'support', 'its-faculty', 'teacher'),
    params,
    replies: {
      200: z.object({
        questions: z.array(AskedQuestionShape),
        lacking: z.int().meta({ description: 'How many of those who take part owe an answer' }),
      }),
    },
    answer: async ({ till, params: { id } }) => {
      const on = { client: till.connection.pool }
      return { status: 200, body: { questions: await questionsOf(on, id), lacking: await lackingOf(on, id) } }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/questions',
    id: 'askQuestion',
    room,
    summary: 'Ask everybody who takes part something, from now on',
    who,
    params,
    body: QuestionBody,
    replies: { 201: Asked },
    refusals: ['offering/unknown', 'questions/too-many'],
    answer: async ({ till, actor, params: { id }, body }) => {
      const questionId = await act(till, actor, (tx) => askQuestion(tx, { ...body, offeringId: id }))
      return { status: 201, body: { questionId } }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/questions/{questionId}',
    id: 'rewordQuestion',
    room,
    summary:
      'Word a question anew: it ends and another takes its place, so that answers keep the words they were given to',
    who,
    params: oneQuestion,
    body: QuestionBody,
    replies: { 200: Asked },
    refusals: ['question/unknown'],
    answer: async ({ till, actor, params: { id, questionId: before }, body }) => {
      const questionId = await act(till, actor, (tx) =>
        rewordQuestion(tx, { ...body, offeringId: id, questionId: before }),
      )
      return { status: 200, body: { questionId } }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/questions/{questionId}',
    id: 'endQuestion',
    room,
    summary: 'Ask it of nobody from now on; what was answered is kept as long as was said',
    who,
    params: oneQuestion,
    replies: { 204: null },
    refusals: ['question/unknown'],
    answer: async ({ till, actor, params: { id, questionId } }) => {
      await act(till, actor, (tx) => endQuestion(tx, { offeringId: id, questionId }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/questions-order',
    id: 'orderQuestions',
    room,
    summary: 'Put all that is asked now in this order',
    who,
    params,
    body: OrderQuestions,
    replies: { 204: null },
    refusals: ['questions/changed'],
    answer: async ({ till, actor, params: { id }, body: { questionIds } }) => {
      await act(till, actor, (tx) => orderQuestions(tx, { offeringId: id, questionIds }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/questions-copies',
    id: 'copyQuestions',
    room,
    summary: 'Ask what another start of the same faculty asks, beside what is asked already',
    who,
    params,
    body: CopyQuestions,
    replies: { 204: null },
    refusals: ['offering/unknown', 'questions/too-many'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => copyQuestions(tx, { ...body, offeringId: id }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/answers',
    id: 'listAnswers',
    reads: 'answers',
    room,
    summary: 'What those who take part have answered; teachers see what was asked for them too',
    who: theOffering.to('course-administrator', 'its-faculty', 'teacher'),
    params,
    replies: { 200: OfferingAnswersShape },
    answer: async ({ till, ties, lang, params: { id } }) => ({
      status: 200,
      body: await answersOf({ client: till.connection.pool }, { offeringId: id, eyes: eyesOf(ties) }, lang),
    }),
  }),
]
