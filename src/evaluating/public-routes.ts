import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { GiveAnswer, giveAnswer, openEvaluation } from './give-answer.ts'
import { wordingOf } from './wording.ts'

const room = 'evaluating'

/** What whoever holds a mailed link is asked, and their answer. Who they are is not asked, and not kept. */
export const answerEvaluationRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/evaluations/opening',
    id: 'openEvaluation',
    room,
    who: 'anyone',
    summary: 'What whoever holds a mailed link is asked about the course that they took. It changes nothing',
    body: z.strictObject({ token: Token }),
    replies: {
      200: z.object({
        title: z.string(),
        state: z.enum(['open', 'answered', 'over']),
        closesAt: InstantOut,
        questions: z.object({ useful: z.string(), recommend: z.string(), better: z.string() }),
      }),
    },
    refusals: ['evaluation-link/unknown'],
    answer: async ({ till, lang, body }) => {
      const { title, state, closesAt, wording } = await openEvaluation(till, body.token, lang)
      const { useful, recommend, better } = wordingOf(wording)
      const questions = { useful: useful[lang], recommend: recommend[lang], better: better[lang] }
      return { status: 200, body: { title, state, closesAt, questions } }
    },
  }),
  route({
    method: 'post',
    path: '/evaluations/answer',
    id: 'answerEvaluation',
    room,
    who: 'anyone',
    summary: 'Answer, once. The answer is kept without anything that leads back to whoever gave it',
    body: GiveAnswer,
    replies: { 204: null },
    refusals: ['evaluation-link/unknown', 'evaluation/answered', 'evaluation/over'],
    answer: async ({ till, actor, body }) => {
      await seeAs(HOUSE, () => act(till, actor, (tx) => giveAnswer(tx, body)))
      return { status: 204, body: null }
    },
  }),
]
