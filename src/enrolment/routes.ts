import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LEARNER_READERS, learnersOf, shownTo, taughtBy } from './learners.ts'

const room = 'enrolment'
const Learner = z
  .object({
    enrolmentId: z.uuid(),
    name: z.string(),
    email: z.string().nullable().meta({ description: 'Null for teachers' }),
    enrolledAt: InstantOut,
    isPaused: z.boolean().meta({ description: 'Access waits until something about the payment is decided' }),
  })
  .meta({ id: 'Learner' })
const Taught = z
  .object({
    offeringId: z.uuid(),
    title: z.string(),
    code: z.string(),
    startsAt: InstantOut,
    endsAt: InstantOut,
    zone: z.string(),
    enrolled: z.int(),
    ownSessions: z
      .array(z.object({ sessionId: z.uuid(), startsAt: InstantOut, endsAt: InstantOut, place: z.string() }))
      .meta({ description: 'Those that you teach, in their order' }),
  })
  .meta({ id: 'TaughtOffering' })

/** Who takes part, for those who keep the course and those who teach it. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/learners',
    id: 'listLearners',
    reads: 'learners',
    room,
    summary: 'Everybody who takes part in an offering now, by name',
    who: LEARNER_READERS,
    params: z.strictObject({ id: z.uuid() }),
    replies: { 200: z.object({ learners: z.array(Learner) }) },
    answer: async ({ till, ties, params: { id } }) => {
      const learners = await learnersOf({ client: till.connection.pool }, id)
      return { status: 200, body: { learners: shownTo(ties, learners) } }
    },
  }),
  route({
    method: 'get',
    path: '/teaching',
    id: 'listTeaching',
    room,
    summary: 'The offerings that you teach, the newest first',
    who: 'signed-in',
    replies: { 200: z.object({ offerings: z.array(Taught) }) },
    answer: async ({ till, actor, lang }) => ({
      status: 200,
      body: {
        offerings:
          actor.kind === 'person' ? await taughtBy({ client: till.connection.pool }, actor.personId, lang) : [],
      },
    }),
  }),
]
