import { z } from 'zod'
import { Admission } from '../catalogue/admission.ts'
import { theOffering } from '../catalogue/the-offering.ts'
import { onlyFaculties } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { applicationsOfOffering, applicationsWaiting, theApplication } from './applications.ts'
import { AskMore, askMore } from './ask-more.ts'
import { documentOf } from './document-of.ts'
import { ApplicationReply, applicationBody } from './replies.ts'
import { AdmissionRules, admissionRules, setAdmissionRules } from './rules.ts'
import { admissionOf, SetAdmission, setAdmission } from './set-admission.ts'

const room = 'admission'
const keepers = theOffering.to('course-administrator', 'its-faculty')
const OfOffering = z.strictObject({ id: z.uuid() })
const OfApplication = OfOffering.extend({ applicationId: z.uuid() })
const AdmissionReply = z.object({ admission: Admission.nullable() }).meta({ id: 'OfferingAdmission' })
const ManyReply = z.object({ applications: z.array(ApplicationReply) }).meta({ id: 'Applications' })
const refusals = ['application/unknown', 'application/over', 'application/decided', 'access/denied']

/** What those who keep a course say of who may come, and whom they admit. */
export const admissionStaffRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/admission',
    id: 'readAdmission',
    room,
    who: keepers,
    summary: 'How an offering checks who may come; null where everybody may buy',
    params: OfOffering,
    replies: { 200: AdmissionReply },
    refusals: ['offering/unknown'],
    answer: async (call) => ({ status: 200, body: { admission: await read(call) } }),
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/admission',
    id: 'setAdmission',
    room,
    who: keepers,
    summary:
      'Sets how an offering checks who may come. It may begin to while nobody has a seat; its words may change later.',
    params: OfOffering,
    body: SetAdmission,
    replies: { 200: AdmissionReply },
    refusals: ['offering/unknown', 'admission/seats-taken', 'admission/applications-open', 'admission/closed-offering'],
    answer: async (call) => {
      await within(call, (tx) => setAdmission(tx, call.params.id, call.body.admission))
      return { status: 200, body: { admission: await read(call) } }
    },
  }),
  route({
    method: 'get',
    path: '/applications',
    id: 'listWaitingApplications',
    reads: 'applications',
    room,
    who: ['course-administrator', 'faculty-administrator'],
    summary: 'Applications that nobody has decided, whichever answer is due first; of your faculties, or of all',
    replies: { 200: ManyReply },
    answer: async (call) => many(await within(call, (tx) => applicationsWaiting(tx, onlyFaculties(call.actor)))),
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/applications',
    id: 'listApplications',
    reads: 'applications',
    room,
    who: keepers,
    summary: 'Who has applied for an offering: those who wait first, in their order',
    params: OfOffering,
    replies: { 200: ManyReply },
    refusals: ['offering/unknown'],
    answer: async (call) => many(await within(call, (tx) => applicationsOfOffering(tx, call.params.id))),
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/applications/{applicationId}/documents/{documentId}',
    id: 'readApplicationDocument',
    reads: 'application-document',
    room,
    who: keepers,
    summary: 'A document of an application, to be saved; the log says who was given it',
    params: OfApplication.extend({ documentId: z.uuid() }),
    replies: { 200: null },
    refusals: ['application-document/unknown'],
    answer: async (call) => {
      const { id: offeringId, applicationId, documentId } = call.params
      const file = await within(call, (tx) => documentOf(tx, { offeringId, applicationId, documentId }))
      return { status: 200, body: null, file }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/applications/{applicationId}/question',
    id: 'askApplicant',
    room,
    who: keepers,
    summary: 'Asks an applicant for more, once; the day of the answer moves along',
    params: OfApplication,
    body: AskMore,
    replies: { 200: ApplicationReply },
    refusals: [...refusals, 'application/asked-already'],
    answer: async (call) => done(call, (tx) => askMore(tx, keyOf(call), call.body)),
  }),
  route({
    method: 'get',
    path: '/admission-rules',
    id: 'readAdmissionRules',
    room,
    who: ['course-administrator'],
    summary: 'What counts now for everybody who is admitted',
    replies: { 200: AdmissionRules },
    answer: async ({ till }) => ({ status: 200, body: await admissionRules({ client: till.connection.pool }) }),
  }),
  route({
    method: 'put',
    path: '/admission-rules',
    id: 'setAdmissionRules',
    room,
    who: ['course-administrator'],
    summary: 'Sets what counts from now on; whoever was admitted keeps the time that they were told',
    body: AdmissionRules,
    replies: { 200: AdmissionRules },
    answer: async (call) => {
      await within(call, (tx) => setAdmissionRules(tx, call.body))
      return { status: 200, body: call.body }
    },
  }),
]

type Calling = Pick<Caller, 'actor'> & { till: Till }
type OfOne = Calling & { params: z.output<typeof OfApplication> }

const within = <T>({ till, actor }: Calling, work: (tx: Tx) => Promise<T>): Promise<T> => act(till, actor, work)
const read = (call: Calling & { params: { id: string } }) => within(call, (tx) => admissionOf(tx, call.params.id))
const keyOf = ({ params: { id, applicationId } }: OfOne) => ({ offeringId: id, applicationId })
const many = (found: Parameters<typeof applicationBody>[0][]) => ({
  status: 200 as const,
  body: { applications: found.map(applicationBody) },
})

async function done(call: OfOne, work: (tx: Tx) => Promise<void>) {
  await within(call, work)
  return { status: 200 as const, body: applicationBody(await within(call, (tx) => theApplication(tx, keyOf(call)))) }
}
