import { z } from 'zod'
import { theCourse } from '../catalogue/the-course.ts'
import { theOffering } from '../catalogue/the-offering.ts'
import { readTogether } from '../platform/db/transact.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { boardOf } from './board.ts'
import { BoardFilter } from './board-filter.ts'
import { CopyCourse, copyCourse } from './copy-course.ts'
import { CopyOffering, copyOnce } from './copy-offering.ts'
import { lifeOf } from './life-of.ts'
import { lookOver } from './look-over.ts'
import { CardShape, LifeShape, LooksShape } from './shapes.ts'
import { STAGES } from './stage.ts'
import { StepBody, takeStep } from './take-step.ts'

const room = 'developing'
const params = z.strictObject({ id: z.uuid() })
const ITS_KEEPERS = theCourse.to('course-administrator', 'its-faculty')
const OFFERING_KEEPERS = theOffering.to('course-administrator', 'its-faculty')

/** Where courses stand, the steps they take, and copies of what there is. */
export const lifeRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/admin/board',
    id: 'readBoard',
    room,
    who: ['course-administrator', 'faculty-administrator'],
    summary: 'Every course by where it stands, with what is missing before its next step; proposals are on the page',
    query: BoardFilter,
    replies: {
      200: z.object({ stages: z.array(z.object({ stage: z.enum(STAGES), cards: z.array(CardShape) })) }),
    },
    answer: async ({ till, actor, lang, query }) => {
      const { stages } = await boardOf(till, actor, { lang, filter: query })
      return { status: 200, body: { stages } }
    },
  }),
  route({
    method: 'get',
    path: '/courses/{id}/life',
    id: 'readCourseLife',
    room,
    who: ITS_KEEPERS,
    summary: 'Where a course stands, what is missing before each step, and the steps that were taken',
    params,
    replies: { 200: LifeShape },
    refusals: ['course/unknown'],
    answer: async ({ till, lang, params: { id } }) => ({ status: 200, body: await lifeOf(till, id, lang) }),
  }),
  route({
    method: 'post',
    path: '/courses/{id}/steps',
    id: 'takeCourseStep',
    room,
    who: ITS_KEEPERS,
    summary: 'Take a step with a course, if its gate is open; refused with every missing thing',
    params,
    body: StepBody,
    replies: { 204: null },
    refusals: ['course/unknown', 'developing/already-there', 'developing/not-ready'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await takeStep(till, actor, { courseId: id, body })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/courses/{id}/copies',
    id: 'copyCourse',
    room,
    who: ITS_KEEPERS,
    summary: 'Another course with the same words, as a draft',
    params,
    body: CopyCourse,
    replies: { 201: z.object({ courseId: z.uuid() }) },
    refusals: ['course/unknown', 'catalogue/slug-taken'],
    answer: async ({ till, actor, params: { id }, body: { slug } }) => ({
      status: 201,
      body: await act(till, actor, (tx) => copyCourse(tx, { courseId: id, slug })),
    }),
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/copies',
    id: 'copyOffering',
    room,
    who: OFFERING_KEEPERS,
    idempotent: true,
    summary:
      'Another start like this one, as a draft that begins on another day; times of day, prices, seats and questions are the same',
    params,
    body: CopyOffering,
    replies: { 201: z.object({ offeringId: z.uuid() }) },
    refusals: [
      ...['offering/unknown', 'catalogue/code-taken'],
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params: { id }, body, idempotencyKey }) => ({
      status: 201,
      body: { offeringId: await copyOnce(till, actor, { offeringId: id, body, key: idempotencyKey! }) },
    }),
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/look-over',
    id: 'lookOverOffering',
    room,
    who: OFFERING_KEEPERS,
    summary:
      'What to look at before a start is put on sale: sessions on holidays and weekends, days gone by, a missing link',
    params,
    replies: { 200: LooksShape },
    refusals: ['offering/unknown'],
    answer: async ({ till, lang, params: { id } }) => {
      const { looks } = await readTogether(till.connection.pool, (on) => lookOver(on, id, lang))
      return { status: 200, body: { looks } }
    },
  }),
]
