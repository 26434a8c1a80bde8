import { z } from 'zod'
import { theCourse } from '../catalogue/the-course.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { describePicture } from './describe-picture.ts'
import { pictureFile } from './picture-of.ts'
import { DescribePicture, DIGEST_LENGTH, PutPicture, putPicture } from './put-picture.ts'
import { removePicture } from './remove-picture.ts'
import { SIZES } from './schema.ts'

const room = 'pictures'
const who = theCourse.to('course-administrator', 'its-faculty')
const Digest = z.string().regex(new RegExp(`^[0-9a-f]{${DIGEST_LENGTH}}$`))
const params = z.strictObject({ id: z.uuid() })
/** One year in seconds: the address changes with the picture. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** The picture of a course. */
export const routes: readonly AnyRoute[] = [
  route({
    method: 'put',
    path: '/courses/{id}/picture',
    id: 'putCoursePicture',
    room,
    who,
    summary:
      'Give a course its picture, with what it shows in words; it is drawn anew, so that nothing else of the file is kept',
    params,
    body: PutPicture,
    replies: { 204: null },
    refusals: [
      ...['course/unknown', 'picture/too-large', 'picture/not-a-picture', 'picture/too-small'],
      'picture/too-many-pixels',
    ],
    answer: async ({ till, actor, params: { id: courseId }, body: { content, ...words } }) => {
      await putPicture(till, actor, { courseId, bytes: Buffer.from(content, 'base64'), ...words })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/courses/{id}/picture/words',
    id: 'describeCoursePicture',
    room,
    who,
    summary: 'Other words for the picture of a course',
    params,
    body: DescribePicture,
    replies: { 204: null },
    refusals: ['picture/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => describePicture(tx, id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/courses/{id}/picture',
    id: 'removeCoursePicture',
    room,
    who,
    summary: 'A course without a picture of its own is shown by a pattern',
    params,
    replies: { 204: null },
    refusals: ['picture/unknown'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => removePicture(tx, id))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/courses/{id}/picture/{digest}/{size}',
    id: 'readCoursePicture',
    room,
    who: 'anyone',
    openToAll: true,
    summary: 'The picture itself, as WebP; of a draft for whoever keeps the course',
    params: z.strictObject({ id: z.uuid(), digest: Digest, size: z.enum(SIZES) }),
    replies: { 200: null },
    refusals: ['picture/unknown'],
    answer: async ({ till, actor, params: { id: courseId, digest, size } }) => {
      const asked = { courseId, digest, size }
      const { file, isPublished } = await pictureFile({ client: till.connection.pool }, actor, asked)
      return { status: 200, body: null, headers: isPublished ? FOR_EVER : {}, file }
    },
  }),
]
