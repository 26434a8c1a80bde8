import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { PartnerShare } from './course-partner.ts'
import { addPartner, partnerSharesAt, partnersOf, setPartner } from './course-partners.ts'

const room = 'catalogue'
const who = ['course-administrator', 'finance'] as const
const params = z.strictObject({ id: z.uuid() })
const Partner = z
  .object({
    ...{ shareId: z.uuid(), companyId: z.uuid(), organisationNumber: z.string(), name: z.string() },
    ...{ shareBasisPoints: z.int(), fromDay: z.iso.date(), untilDay: z.iso.date().nullable(), note: z.string() },
  })
  .meta({ id: 'CoursePartner' })
const refusals = ['course/unknown', 'course/partner-twice', 'course/shares-beyond-whole']

/** Who made a course with the seller, and what of its income they are promised. */
export const partnerRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/courses/{id}/partners',
    id: 'listPartners',
    room,
    summary: 'The companies that are promised a share of the net income of a course',
    who,
    params,
    query: z.strictObject({
      on: z.iso.date().optional().meta({ description: 'Only what counts on this day of the seller' }),
    }),
    replies: { 200: z.object({ partners: z.array(Partner) }) },
    answer: async ({ till, params: { id }, query: { on: day } }) => {
      const on = { client: till.connection.pool }
      return { status: 200, body: { partners: await (day ? partnerSharesAt(on, id, day) : partnersOf(on, id)) } }
    },
  }),
  route({
    method: 'post',
    path: '/courses/{id}/partners',
    id: 'addPartner',
    room,
    summary: 'Promise a company a share of the net income of a course; on no day more than the whole',
    who,
    params,
    body: PartnerShare,
    replies: { 201: z.object({ shareId: z.uuid() }) },
    refusals,
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => addPartner(tx, id, body)),
    }),
  }),
  route({
    method: 'put',
    path: '/courses/{id}/partners/{shareId}',
    id: 'setPartner',
    room,
    summary: 'Another version of a share, which counts from now on: another part, other days, or its end',
    who,
    params: z.strictObject({ id: z.uuid(), shareId: z.uuid() }),
    body: PartnerShare,
    replies: { 204: null },
    refusals: [...refusals, 'partner/unknown'],
    answer: async ({ till, actor, params: { id, shareId }, body }) => {
      await act(till, actor, (tx) => setPartner(tx, { courseId: id, shareId }, body))
      return { status: 204, body: null }
    },
  }),
]
