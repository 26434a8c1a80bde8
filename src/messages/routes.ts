import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { MessageBody } from './message-body.ts'
import { countReaders, messagesOf } from './messages-of.ts'
import { sendOnce } from './send-once.ts'

const room = 'messages'
const params = z.strictObject({ id: z.uuid() })
/** Who writes to all who take part: those who keep the offering, and those who teach all of it. */
export const WRITERS = theOffering.to('course-administrator', 'its-faculty', 'teacher')

const MessageReply = z
  .object({
    ...{ messageId: z.uuid(), texts: MessageBody.shape.texts, at: InstantOut, author: z.string().nullable() },
    recipients: z.int(),
    sent: z.int().meta({ description: 'To so many it has gone out' }),
    bounced: z.int().meta({ description: 'From so many addresses it came back' }),
  })
  .meta({ id: 'SentMessage' })

/** Messages to all who take part in an offering. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/messages',
    id: 'listMessages',
    room,
    who: WRITERS,
    summary:
      'What was written to all who take part, the newest first, how far each has come, and to how many one would go now',
    params,
    replies: { 200: z.object({ readers: z.int(), messages: z.array(MessageReply) }) },
    answer: async ({ till, params: { id } }) => {
      const on = { client: till.connection.pool }
      const [readers, messages] = await seeAs(HOUSE, () => Promise.all([countReaders(on, id), messagesOf(on, id)]))
      return { status: 200, body: { readers, messages } }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/messages',
    id: 'sendMessage',
    room,
    who: WRITERS,
    idempotent: true,
    summary:
      'Writes to everybody who takes part, a mail each. At night it waits for the morning, unless the course begins within a day',
    params,
    body: MessageBody,
    replies: { 201: z.object({ messageId: z.uuid() }) },
    refusals: [
      ...['offering/unknown', 'message/nobody', 'message/too-many'],
      ...['idempotency/key-missing', 'idempotency/key-reused', 'idempotency/in-progress'],
    ],
    answer: async ({ till, actor, params: { id }, body, idempotencyKey }) => {
      const messageId = await sendOnce(till, actor, { offeringId: id, body, key: idempotencyKey! })
      return { status: 201, body: { messageId } }
    },
  }),
]
