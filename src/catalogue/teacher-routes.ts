import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { AppointTeacher, appointTeacher, endTeacher, teachersOf } from './appoint-teacher.ts'
import { BindTeacher, bindTeacher } from './bind-teacher.ts'
import { theOffering } from './the-offering.ts'
import { InstantOut } from './words.ts'

const room = 'catalogue'
const who = theOffering.to('course-administrator', 'its-faculty')
const params = z.strictObject({ id: z.uuid() })
const Teacher = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    since: InstantOut,
    sessionIds: z.array(z.uuid()).nullable(),
    shownSince: InstantOut.nullable().meta({ description: 'Since when the course page shows them, as they want' }),
  })
  .meta({ id: 'Teacher' })

/** Who teaches an offering. */
export const teacherRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/teachers',
    id: 'listTeachers',
    room,
    summary: 'Who teaches an offering, and so sees who takes part',
    who,
    params,
    replies: { 200: z.object({ teachers: z.array(Teacher) }) },
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { teachers: await teachersOf({ client: till.connection.pool }, id) },
    }),
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/teachers',
    id: 'appointTeacher',
    room,
    summary: 'Let a person see who takes part in an offering that they teach',
    who,
    params,
    body: AppointTeacher,
    replies: { 201: z.object({ personId: z.uuid() }) },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => appointTeacher(tx, { ...body, offeringId: id })),
    }),
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/teachers/{personId}/sessions',
    id: 'bindTeacher',
    room,
    summary: 'Say which sessions somebody teaches: of others they see nothing from now on',
    who,
    params: z.strictObject({ id: z.uuid(), personId: z.uuid() }),
    body: BindTeacher,
    replies: { 204: null },
    refusals: ['offering/unknown', 'teacher/unknown'],
    answer: async ({ till, actor, params: { id, personId }, body }) => {
      await act(till, actor, (tx) => bindTeacher(tx, { offeringId: id, personId }, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/teachers/{personId}',
    id: 'endTeacher',
    room,
    summary: 'Somebody teaches an offering no longer, and sees nothing of it from now on',
    who,
    params: z.strictObject({ id: z.uuid(), personId: z.uuid() }),
    replies: { 204: null },
    refusals: ['teacher/unknown'],
    answer: async ({ till, actor, params: { id, personId } }) => {
      await act(till, actor, (tx) => endTeacher(tx, { offeringId: id, personId }))
      return { status: 204, body: null }
    },
  }),
]
