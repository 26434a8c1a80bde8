import { z } from 'zod'
import { theApplication } from '../admission/applications.ts'
import { Decide } from '../admission/decide-application.ts'
import { ApplicationReply, applicationBody } from '../admission/replies.ts'
import { admissionStaffRoutes } from '../admission/staff-routes.ts'
import { theOffering } from '../catalogue/the-offering.ts'
import { personOf } from '../identity/fresh.ts'
import { HOUSE, seeAs, seeBuying } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { decide } from './decide.ts'
import { withdraw } from './withdraw.ts'

const room = 'admitting'

/** What those who keep a course do about who may come, and what ends an application, whoever has paid for the seat. */
export const routes: AnyRoute[] = [
  ...admissionStaffRoutes,
  route({
    method: 'post',
    path: '/offerings/{id}/applications/{applicationId}/decision',
    id: 'decideApplication',
    room,
    who: theOffering.to('course-administrator', 'its-faculty'),
    summary:
      'Admits an applicant, who may then pay, or takes part at once where a company has paid; or does not, with a reason. Once, and never one’s own.',
    params: z.strictObject({ id: z.uuid(), applicationId: z.uuid() }),
    body: Decide,
    replies: { 200: ApplicationReply },
    refusals: ['application/unknown', 'application/over', 'application/decided', 'enrolment/already', 'access/denied'],
    answer: async ({ till, actor, params: { id: offeringId, applicationId }, body }) => {
      const key = { offeringId, applicationId }
      await seeAs(HOUSE, () => act(till, actor, (tx) => decide(tx, key, body)))
      return { status: 200, body: applicationBody(await act(till, actor, (tx) => theApplication(tx, key))) }
    },
  }),
  route({
    method: 'post',
    path: '/me/applications/{applicationId}/withdrawal',
    id: 'withdrawApplication',
    room,
    who: 'person',
    summary:
      'Takes an application back, or declines a yes: the seat is free at once or the company’s again, and what you sent is deleted',
    params: z.strictObject({ applicationId: z.uuid() }),
    replies: { 200: ApplicationReply },
    refusals: ['application/unknown', 'application/ordered'],
    answer: async ({ till, actor, params: { applicationId } }) => {
      const { personId } = personOf(actor)
      await seeBuying(() => act(till, actor, (tx) => withdraw(tx, personId, applicationId)))
      const own = await act(till, actor, (tx) => theApplication(tx, { applicationId, personId }))
      return { status: 200, body: applicationBody(own) }
    },
  }),
]
