import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { CourseChange, changeCourse } from './change-course.ts'
import { changeOffering, OfferingChange } from './change-offering.ts'
import { CreateCourse, createCourse } from './create-course.ts'
import { CreateOffering, createOffering } from './create-offering.ts'
import { publishCourse } from './publish-course.ts'
import { DimensionsBody, setFacultyDimensions, setOfferingDimensions } from './set-dimensions.ts'
import { theCourse } from './the-course.ts'
import { theOffering } from './the-offering.ts'
import { unpublishOffering } from './unpublish-offering.ts'
import { InstantOut } from './words.ts'

const room = 'catalogue'
const params = z.strictObject({ id: z.uuid() })

const CourseCreated = z.object({ courseId: z.uuid() }).meta({ id: 'CourseCreated' })
const OfferingCreated = z.object({ offeringId: z.uuid() }).meta({ id: 'OfferingCreated' })
const Published = z.object({ publishedAt: InstantOut }).meta({ id: 'Published' })

export const routes = [
  route({
    method: 'post',
    path: '/courses',
    id: 'createCourse',
    room,
    summary: 'Write down a course as a draft',
    who: ['course-administrator', 'faculty-administrator'],
    body: CreateCourse,
    replies: { 201: CourseCreated },
    refusals: ['catalogue/slug-taken', 'catalogue/external-id-taken'],
    answer: async ({ till, actor, body }) => {
      const created = await act(till, actor, (tx) => createCourse(tx, body))
      return { status: 201, body: created }
    },
  }),
  route({
    method: 'patch',
    path: '/courses/{id}',
    id: 'changeCourse',
    room,
    summary: 'Change a course',
    who: theCourse.to('course-administrator', 'its-faculty'),
    params,
    body: CourseChange,
    replies: { 204: null },
    refusals: ['course/unknown', 'catalogue/not-ready', 'catalogue/slug-taken'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => changeCourse(tx, { ...body, courseId: params.id }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/courses/{id}/publication',
    id: 'publishCourse',
    room,
    summary: 'Show a course to the public',
    who: theCourse.to('course-administrator', 'its-faculty'),
    params,
    replies: { 200: Published },
    refusals: ['course/unknown', 'catalogue/not-ready'],
    answer: async ({ till, actor, params }) => {
      const published = await act(till, actor, (tx) => publishCourse(tx, params.id))
      return { status: 200, body: published }
    },
  }),
  route({
    method: 'post',
    path: '/offerings',
    id: 'createOffering',
    room,
    summary: 'Write down one run of a course as a draft, with its sessions',
    who: ['course-administrator', 'faculty-administrator'],
    body: CreateOffering,
    replies: { 201: OfferingCreated },
    refusals: ['course/unknown', 'catalogue/code-taken', 'catalogue/external-id-taken'],
    answer: async ({ till, actor, body }) => {
      const created = await act(till, actor, (tx) => createOffering(tx, body))
      return { status: 201, body: created }
    },
  }),
  route({
    method: 'patch',
    path: '/offerings/{id}',
    id: 'changeOffering',
    room,
    summary: 'Change an offering; sessions are replaced as a whole',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    body: OfferingChange,
    replies: { 204: null },
    refusals: ['offering/unknown', 'offering/held-with-another', 'catalogue/not-ready', 'catalogue/code-taken'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => changeOffering(tx, { ...body, offeringId: params.id }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/publication',
    id: 'unpublishOffering',
    room,
    summary: 'Take an offering from sale; what is sold stays sold',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    replies: { 204: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => unpublishOffering(tx, params.id))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/dimensions',
    id: 'setOfferingDimensions',
    room,
    summary: 'Say which cost centre, project and activity the income of an offering belongs to',
    who: ['course-administrator', 'finance'],
    params,
    body: DimensionsBody,
    replies: { 204: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => setOfferingDimensions(tx, params.id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/faculties/{faculty}/dimensions',
    id: 'setFacultyDimensions',
    room,
    summary: 'The same for all offerings of a faculty that say nothing else',
    who: ['finance'],
    params: z.strictObject({ faculty: Line }),
    body: DimensionsBody,
    replies: { 204: null },
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => setFacultyDimensions(tx, params.faculty, body))
      return { status: 204, body: null }
    },
  }),
]
