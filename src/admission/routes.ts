import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { acceptAdmission } from './accept-admission.ts'
import { applicationsOfPerson, theApplication } from './applications.ts'
import { Apply, apply } from './apply.ts'
import { documentOf } from './document-of.ts'
import { PutDocument, putDocument } from './put-document.ts'
import { ApplicationReply, applicationBody } from './replies.ts'

const room = 'admission'
const OwnApplication = z.strictObject({ applicationId: z.uuid() })
const unknownApplication = 'application/unknown'

/** What somebody who applies does; everything here is their own. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/offerings/{id}/applications',
    id: 'applyForOffering',
    room,
    who: 'person',
    summary: 'Applies for a seat where admission is checked; the seat is held until it is decided, or booking closes',
    params: z.strictObject({ id: z.uuid() }),
    body: Apply,
    replies: { 201: ApplicationReply },
    refusals: [
      ...['offering/unknown', 'offering/not-on-sale', 'admission/not-asked', 'admission/full', 'admission/already'],
      ...['admission/address-unproved', 'enrolment/already'],
    ],
    answer: async (call) => {
      const id = await within(call, (tx) => apply(tx, call.params.id, call.body))
      return { status: 201, body: await own(call, id) }
    },
  }),
  route({
    method: 'get',
    path: '/me/applications',
    id: 'listOwnApplications',
    room,
    who: 'person',
    summary: 'What you have applied for, and what is next',
    replies: { 200: z.object({ applications: z.array(ApplicationReply) }) },
    answer: async (call) => {
      const found = await within(call, (tx) => applicationsOfPerson(tx, me(call)))
      return { status: 200, body: { applications: found.map(applicationBody) } }
    },
  }),
  route({
    method: 'post',
    path: '/me/applications/{applicationId}/documents',
    id: 'putApplicationDocument',
    room,
    who: 'person',
    summary: 'Adds a document while nobody has decided: a PDF, JPEG or PNG by its bytes',
    params: OwnApplication,
    body: PutDocument,
    replies: { 201: ApplicationReply },
    refusals: [
      ...[unknownApplication, 'application/over', 'application/decided', 'application/too-many-documents'],
      ...['application/document-twice', 'application/document-too-large', 'application/not-a-document'],
    ],
    answer: async (call) => {
      const { kind, name, content } = call.body
      const bytes = Buffer.from(content, 'base64')
      await within(call, (tx) => putDocument(tx, key(call), { kind, name, bytes }))
      return { status: 201, body: await own(call, call.params.applicationId) }
    },
  }),
  route({
    method: 'get',
    path: '/me/applications/{applicationId}/documents/{documentId}',
    id: 'readOwnApplicationDocument',
    room,
    who: 'person',
    summary: 'A document that you have sent, to be saved',
    params: OwnApplication.extend({ documentId: z.uuid() }),
    replies: { 200: null },
    refusals: ['application-document/unknown'],
    answer: async (call) => {
      const { documentId } = call.params
      const file = await within(call, (tx) => documentOf(tx, { ...key(call), documentId }))
      return { status: 200, body: null, file }
    },
  }),
  route({
    method: 'post',
    path: '/me/applications/{applicationId}/acceptance',
    id: 'acceptAdmission',
    room,
    who: 'person',
    summary:
      'Takes the seat of somebody who was admitted into their cart, at the price of the day; ordering it takes the seat',
    params: OwnApplication,
    replies: { 201: z.object({ cartId: z.uuid() }) },
    refusals: [
      ...[unknownApplication, 'application/over', 'application/not-admitted', 'application/ordered'],
      ...['admission/other-hold', 'cart/full', 'cart/mixed-currency', 'offering/not-on-sale'],
    ],
    answer: async (call) => {
      const cartId = await within(call, (tx) => acceptAdmission(tx, call.params.applicationId))
      return { status: 201, body: { cartId } }
    },
  }),
]

type Calling = Pick<Caller, 'actor'> & { till: Till }

const within = <T>({ till, actor }: Calling, work: (tx: Tx) => Promise<T>): Promise<T> => act(till, actor, work)
const me = ({ actor }: Calling): string => personOf(actor).personId
const key = (call: Calling & { params: { applicationId: string } }) => ({
  applicationId: call.params.applicationId,
  personId: me(call),
})
const own = async (call: Calling, applicationId: string) =>
  applicationBody(await within(call, (tx) => theApplication(tx, { applicationId, personId: me(call) })))
