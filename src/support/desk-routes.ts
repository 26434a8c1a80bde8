import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { nameOf } from '../platform/actor.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MoneySchema } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { CorrectAddress, correctOnce } from './correct-address.ts'
import { GiveGoodwill, goodwillLeft, goodwillOnce } from './give-goodwill.ts'
import { refusedRequest } from './refused-request.ts'
import { resendOnce } from './resend-once.ts'
import { NoteAbout, notesOf, removeNote, WriteNote, writeNote } from './write-note.ts'

const room = 'support'
/** Who answers buyers. Goodwill and addresses are theirs alone: finance has its own ways, and programs have none. */
const SUPPORT = ['support'] as const
export const NOTERS = ['support', 'finance', 'course-administrator'] as const
const OrderId = z.object({ orderId: z.uuid() })
const keyed = ['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress']

const NoteReply = z
  .object({ id: z.uuid(), words: z.string(), writtenAt: InstantOut, author: z.string(), isOwn: z.boolean() })
  .meta({ id: 'SupportNote' })

const RefusedReply = z
  .object({
    id: z.uuid(),
    at: InstantOut,
    method: z.string(),
    path: z.string(),
    status: z.int(),
    code: z.string(),
    pointers: z.array(z.string()),
    person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable(),
    program: z.string().nullable(),
  })
  .meta({ id: 'RefusedRequest' })

/** What support does for whoever rings, each written down. */
export const deskRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/orders/{orderId}/confirmations',
    id: 'resendConfirmation',
    room,
    who: [...SUPPORT],
    idempotent: true,
    summary: 'Sends the confirmation of an order once more, with the documents that are there',
    params: OrderId,
    replies: { 204: null },
    refusals: ['order/unknown', 'order/not-confirmed', 'order/restricted', 'order/sent-often', ...keyed],
    answer: async ({ till, actor, params: { orderId }, idempotencyKey }) => {
      await resendOnce(till, actor, { orderId, key: idempotencyKey! })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/address',
    id: 'correctAddress',
    room,
    who: [...SUPPORT],
    idempotent: true,
    summary:
      'An address of an order was misspelt: seats and mails go to the right one, links that were mailed to the wrong one are dead',
    params: OrderId,
    body: CorrectAddress,
    replies: { 204: null },
    refusals: [
      ...['order/unknown', 'order/address-unknown', 'order/same-address', 'order/address-proven'],
      ...['order/already-in-course', 'order/restricted', 'order/sent-often', ...keyed],
    ],
    answer: async ({ till, actor, params: { orderId }, body, idempotencyKey }) => {
      await correctOnce(till, actor, { orderId, ...body, key: idempotencyKey! })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/orders/{orderId}/goodwill',
    id: 'readGoodwillLeft',
    room,
    who: [...SUPPORT],
    summary: 'What support may still give back of an order',
    params: OrderId,
    replies: { 200: z.object({ left: MoneySchema }) },
    refusals: ['order/unknown'],
    answer: async ({ till, params: { orderId } }) => ({
      status: 200,
      body: { left: await goodwillLeft({ client: till.connection.pool }, orderId) },
    }),
  }),
  route({
    method: 'post',
    path: '/orders/{orderId}/goodwill',
    id: 'giveGoodwill',
    room,
    who: [...SUPPORT],
    idempotent: true,
    summary:
      'Gives an amount of an order back because something went wrong: a credit note with the reason, and the seats stay',
    params: OrderId,
    body: GiveGoodwill,
    replies: { 201: z.object({ goodwillId: z.uuid(), left: MoneySchema }) },
    refusals: [
      ...[
        'order/unknown',
        'goodwill/limit',
        'countersigning/asked-already',
        'order/not-creditable',
        'order/invoice-not-issued',
      ],
      ...[
        'credit/amount-not-representable',
        'order/disputed',
        'credit/more-than-left',
        'refund/more-than-paid',
        ...keyed,
      ],
    ],
    answer: async ({ till, actor, params: { orderId }, body, idempotencyKey }) => {
      const goodwillId = await goodwillOnce(till, actor, { orderId, command: body, key: idempotencyKey! })
      return { status: 201, body: { goodwillId, left: await goodwillLeft({ client: till.connection.pool }, orderId) } }
    },
  }),
  route({
    method: 'get',
    path: '/refused-requests/{requestId}',
    id: 'readRefusedRequest',
    reads: 'refused-request',
    room,
    who: [...SUPPORT],
    summary: 'What was refused under the request id that its answer told, for thirty days',
    params: z.object({ requestId: z.uuid() }),
    replies: { 200: RefusedReply },
    refusals: ['request/unknown'],
    answer: async ({ till, params: { requestId } }) => ({
      status: 200,
      body: await refusedRequest({ client: till.connection.pool }, requestId),
    }),
  }),
  route({
    method: 'get',
    path: '/notes',
    id: 'listNotes',
    reads: 'notes',
    room,
    who: [...NOTERS],
    summary: 'What those who work here noted on an order, a person or a company, the newest first',
    query: NoteAbout,
    replies: { 200: z.object({ notes: z.array(NoteReply) }) },
    refusals: ['request/invalid'],
    answer: async ({ till, actor, query }) => ({
      status: 200,
      body: { notes: await notesOf({ client: till.connection.pool }, query, nameOf(actor)) },
    }),
  }),
  route({
    method: 'post',
    path: '/notes',
    id: 'writeNote',
    room,
    who: [...NOTERS],
    summary: 'Notes something on an order, a person or a company for others who work here',
    body: WriteNote,
    replies: { 201: z.object({ noteId: z.uuid() }) },
    refusals: ['order/unknown', 'person/unknown', 'company/unknown', 'note/too-many'],
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: { noteId: await act(till, actor, (tx) => writeNote(tx, body)) },
    }),
  }),
  route({
    method: 'delete',
    path: '/notes/{noteId}',
    id: 'removeNote',
    room,
    who: [...NOTERS],
    summary: 'Takes a note of one’s own away',
    params: z.object({ noteId: z.uuid() }),
    replies: { 204: null },
    refusals: ['note/unknown', 'note/of-another'],
    answer: async ({ till, actor, params: { noteId } }) => {
      await act(till, actor, (tx) => removeNote(tx, noteId))
      return { status: 204, body: null }
    },
  }),
]
