import { z } from 'zod'
import { theCourse } from '../catalogue/the-course.ts'
import { theOffering } from '../catalogue/the-offering.ts'
import { clientOf, onlyFaculties } from '../platform/actor.ts'
import { externalIdFor, externalQuery } from '../platform/external-id.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { coursesForStaff } from './courses-for-staff.ts'
import { draftCourse } from './draft-course.ts'
import { draftOffering } from './draft-offering.ts'
import { offeringsForStaff } from './offerings-for-staff.ts'
import { DraftCourseReply, DraftOfferingReply, StaffCourses, StaffOfferings } from './staff-replies.ts'

const room = 'storefront'
const params = z.strictObject({ id: z.uuid() })
const query = z.strictObject({ ...pageQuery, ...externalQuery, search: Line.optional() })

/** What those who keep the courses see, at the addresses of their pages. */
export const staffRoutes = [
  route({
    method: 'get',
    path: '/admin/courses',
    id: 'listCourses',
    room,
    summary: 'Every course with its offerings, drafts included, by title',
    who: ['course-administrator', 'faculty-administrator'],
    query,
    replies: { 200: StaffCourses },
    answer: async ({ till, actor, lang, query: asked }) => {
      const ask = { ...asked, lang, client: clientOf(actor), faculties: onlyFaculties(actor) }
      const { courses, next } = await coursesForStaff({ client: till.connection.pool }, ask)
      const seen = courses.map(({ offerings, ...course }) => ({
        ...course,
        externalId: externalIdFor(actor, course),
        offerings: offerings.map((each) => ({ ...each, externalId: externalIdFor(actor, each) })),
      }))
      return { status: 200, body: { courses: seen, next } }
    },
  }),
  route({
    method: 'get',
    path: '/admin/courses/{id}',
    id: 'readCourseAsEdited',
    room,
    summary: 'A course as it is edited, published or not, with what it lacks',
    who: theCourse.to('course-administrator', 'its-faculty'),
    params,
    replies: { 200: DraftCourseReply },
    refusals: ['course/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      const draft = await draftCourse({ client: till.connection.pool }, id)
      if (!draft) throw unknown('course')
      return { status: 200, body: { ...draft, externalId: externalIdFor(actor, draft) } }
    },
  }),
  route({
    method: 'get',
    path: '/admin/offerings',
    id: 'listOfferingsAsEdited',
    room,
    summary: 'Every offering one by one, drafts included, the oldest first; a search fits their code',
    who: ['course-administrator', 'faculty-administrator'],
    query: z.strictObject({ ...query.shape, courseId: z.uuid().optional() }),
    replies: { 200: StaffOfferings },
    answer: async ({ till, actor, lang, query: { courseId, ...asked } }) => {
      const ask = {
        ...asked,
        ...(courseId ? { courseId } : {}),
        lang,
        client: clientOf(actor),
        faculties: onlyFaculties(actor),
      }
      const { offerings, next } = await offeringsForStaff({ client: till.connection.pool }, ask)
      const seen = offerings.map((each) => ({ ...each, externalId: externalIdFor(actor, each) }))
      return { status: 200, body: { offerings: seen, next } }
    },
  }),
  route({
    method: 'get',
    path: '/admin/offerings/{id}',
    id: 'readOfferingAsEdited',
    room,
    summary: 'An offering with everything that is set on it, published or not, with what it lacks',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    replies: { 200: DraftOfferingReply },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, lang, params: { id } }) => {
      const draft = await draftOffering({ client: till.connection.pool }, id, lang)
      if (!draft) throw unknown('offering')
      return { status: 200, body: { ...draft, externalId: externalIdFor(actor, draft) } }
    },
  }),
]
