import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { Conclude, concludeEvaluation } from './conclude.ts'
import { LEAST_ANSWERS, LEAST_OFFERINGS, resultsOf } from './results.ts'
import { StrikeText, strikeText } from './strike-text.ts'
import { SwitchOff, switchOff, switchOn } from './switch-off.ts'

const room = 'evaluating'
const params = z.strictObject({ id: z.uuid() })
const refusals = ['offering/unknown']
/** Who reads what was answered: those who keep the offering, and those who teach it or some of it. */
export const RESULT_READERS = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'session-teacher')
const KEEPERS = theOffering.to('course-administrator', 'its-faculty')

const means = {
  usefulTenths: z.int().meta({ description: 'The mean in tenths: 43 is 4.3' }),
  recommendTenths: z.int(),
}
const Evaluation = z
  .object({
    asked: z.int(),
    answered: z.int(),
    closesAt: InstantOut.nullable(),
    closedAt: InstantOut.nullable(),
    evaluatedAt: InstantOut.nullable(),
    wording: z.int().nullable().meta({ description: 'The version of the questions' }),
    shown: z
      .object({
        ...means,
        useful: z.array(z.int()).meta({ description: 'How many answered 1 to 5' }),
        recommend: z.array(z.int()).meta({ description: 'How many answered 0 to 10' }),
        texts: z.array(z.object({ answerId: z.uuid(), text: z.string(), struckBecause: z.string().nullable() })),
      })
      .nullable()
      .meta({ description: `Null while there are fewer than ${LEAST_ANSWERS} answers` }),
    earlier: z
      .array(
        z.object({
          ...{ offeringId: z.uuid(), code: z.string(), endsAt: InstantOut, zone: z.string() },
          ...{ asked: z.int(), answered: z.int(), ...means },
        }),
      )
      .meta({ description: 'Earlier offerings of the course that have enough answers' }),
    faculty: z
      .object({ offerings: z.int(), ...means })
      .nullable()
      .meta({
        description: `Of the faculty’s other offerings; null where fewer than ${LEAST_OFFERINGS} have enough answers`,
      }),
    conclusion: z.object({ evaluatedAt: InstantOut, author: z.string().nullable(), note: z.string() }).nullable(),
    off: z.object({ reason: z.string(), at: InstantOut, author: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Evaluation' })

/** What those who took part answered, and what those who keep the offering make of it. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/evaluation',
    id: 'readEvaluation',
    room,
    who: RESULT_READERS,
    summary:
      'How many were asked and have answered, and from five answers on what; beside it the course’s earlier offerings and the faculty’s mean',
    params,
    replies: { 200: Evaluation },
    refusals,
    answer: async ({ till, params: { id } }) => {
      const found = await seeAs(HOUSE, () => readTogether(till.connection.pool, (on) => resultsOf(on, id)))
      if (!found) throw unknown('offering')
      return { status: 200, body: found }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/evaluation/conclusion',
    id: 'concludeEvaluation',
    room,
    who: KEEPERS,
    summary: 'Say that you have looked at what was answered, and what you change: the offering is evaluated',
    params,
    body: Conclude,
    replies: { 204: null },
    refusals: [...refusals, 'evaluation/still-open', 'evaluation/concluded'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await concludeEvaluation(till, actor, { offeringId: id, body })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/evaluation/answers/{answerId}/striking',
    id: 'strikeEvaluationText',
    room,
    who: KEEPERS,
    summary: 'Strike out for good what somebody wrote, as it names a person; the answer’s numbers stay',
    params: z.strictObject({ id: z.uuid(), answerId: z.uuid() }),
    body: StrikeText,
    replies: { 204: null },
    refusals: [...refusals, 'answer/unknown', 'evaluation/nothing-to-strike'],
    answer: async ({ till, actor, params: { id, answerId }, body }) => {
      await act(till, actor, (tx) => strikeText(tx, { ...body, offeringId: id, answerId }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/evaluation-off',
    id: 'switchEvaluationOff',
    room,
    who: KEEPERS,
    summary: 'Ask nobody about this offering; where they were asked, no more answers are taken',
    params,
    body: SwitchOff,
    replies: { 204: null },
    refusals: [...refusals, 'evaluation/off'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => switchOff(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/evaluation-off',
    id: 'switchEvaluationOn',
    room,
    who: KEEPERS,
    summary: 'Ask about it after all, if it is not long over',
    params,
    replies: { 204: null },
    refusals: [...refusals, 'evaluation/concluded'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => switchOn(tx, id))
      return { status: 204, body: null }
    },
  }),
]
