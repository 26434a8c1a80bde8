import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { KindName, Told } from './kinds.ts'
import { changeWebhook, makeWebhook, WebhookWish } from './put-webhook.ts'
import { replayOne, replaySince } from './replay.ts'
import { pingWebhook, renewSecret, SWITCHES, switchWebhook } from './switch-webhook.ts'
import { tellingOf } from './tell.ts'
import { allWebhooks, deliveriesOf, type Webhook, webhookById } from './webhooks.ts'

const room = 'handover'
const who = ['administrator'] as const
const params = z.strictObject({ webhookId: z.uuid() })
const ofDelivery = z.strictObject({ webhookId: z.uuid(), deliveryId: z.uuid() })
const addressRefusals = [
  'webhook/scheme',
  'webhook/credentials',
  'webhook/port',
  'webhook/inside',
  'webhook/unknown-name',
]

const WebhookShape = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    kinds: z.array(KindName),
    faculties: z.array(z.string()),
    personal: z.boolean(),
    createdAt: InstantOut,
    pausedAt: InstantOut.nullable(),
    disabledAt: InstantOut.nullable(),
    disabledCause: z.enum(['gone', 'failing']).nullable(),
    waiting: z.int().meta({ description: 'Messages that are still to be delivered' }),
    lastDeliveredAt: InstantOut.nullable(),
  })
  .meta({ id: 'Webhook' })
const DeliveryShape = z
  .object({
    id: z.uuid(),
    number: z.int().nullable().meta({ description: 'Of the event; null for a ping' }),
    kind: KindName.nullable(),
    createdAt: InstantOut,
    deliveredAt: InstantOut.nullable(),
    givenUpAt: InstantOut.nullable(),
    nextTryAt: InstantOut,
    attempts: z.array(
      z.object({ at: z.iso.datetime(), status: z.int().nullable(), milliseconds: z.int(), said: z.string() }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })

/** Which systems are told what happens, how they are told apart from impostors, and what became of each message. */
export const webhookRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/outgoing-webhooks',
    id: 'listWebhooks',
    room,
    who,
    summary: 'The systems that are told what happens, the newest first',
    replies: { 200: z.object({ webhooks: z.array(WebhookShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { webhooks: await allWebhooks({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'post',
    path: '/outgoing-webhooks',
    id: 'makeWebhook',
    room,
    who,
    summary: 'Tells a system what happens from now on. Its secret is told here and never again',
    body: WebhookWish,
    replies: { 201: z.object({ id: z.uuid(), secret: z.string() }) },
    refusals: [...addressRefusals, 'webhook/too-many', 'access/prove-again'],
    answer: async ({ till, actor, body }) => ({ status: 201, body: await makeWebhook(till, actor, body) }),
  }),
  route({
    method: 'put',
    path: '/outgoing-webhooks/{webhookId}',
    id: 'changeWebhook',
    room,
    who,
    summary: 'Another address, or other events; the secret stays',
    params,
    body: WebhookWish,
    replies: { 204: null },
    refusals: [...addressRefusals, 'webhook/unknown', 'access/prove-again'],
    answer: async ({ till, actor, params: { webhookId }, body }) => {
      await changeWebhook(till, actor, { id: webhookId, ...body })
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/outgoing-webhooks/{webhookId}/state',
    id: 'switchWebhook',
    room,
    who,
    summary: 'On, paused (what happens waits) or ended for good',
    params,
    body: z.strictObject({ state: z.enum(SWITCHES) }),
    replies: { 204: null },
    refusals: ['webhook/unknown'],
    answer: async ({ till, actor, params: { webhookId }, body }) => {
      await act(till, actor, (tx) => switchWebhook(tx, webhookId, body.state))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/outgoing-webhooks/{webhookId}/secrets',
    id: 'renewWebhookSecret',
    room,
    who,
    summary: 'A new secret, told here and never again. For a day the one before signs as well',
    params,
    replies: { 201: z.object({ secret: z.string() }) },
    refusals: ['webhook/unknown', 'access/prove-again'],
    answer: async ({ till, actor, params: { webhookId } }) => {
      const { sessionSecret } = till.config
      const secret = await act(till, actor, (tx) => renewSecret(tx, { webhookId, sessionSecret }))
      return { status: 201, body: { secret } }
    },
  }),
  route({
    method: 'post',
    path: '/outgoing-webhooks/{webhookId}/pings',
    id: 'pingWebhook',
    room,
    who,
    summary: 'Sends a message of the type ping, to see whether it arrives',
    params,
    replies: { 202: z.object({ deliveryId: z.uuid() }) },
    refusals: ['webhook/unknown', 'webhook/off'],
    answer: async ({ till, actor, params: { webhookId } }) => ({
      status: 202,
      body: { deliveryId: await act(till, actor, (tx) => pingWebhook(tx, webhookId)) },
    }),
  }),
  route({
    method: 'get',
    path: '/outgoing-webhooks/{webhookId}/deliveries',
    id: 'listWebhookDeliveries',
    room,
    who,
    summary: 'The messages to a system, the newest first, with each try and the beginning of what it answered',
    params,
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ deliveries: z.array(DeliveryShape), next: z.string().nullable() }) },
    refusals: ['webhook/unknown'],
    answer: async ({ till, params: { webhookId }, query: { limit, after } }) => {
      const on = { client: till.connection.pool }
      demandThere(await webhookById(on, webhookId))
      const rows = await deliveriesOf(on, { webhookId, after: readCursor(after)?.id ?? null, limit: limit + 1 })
      const { page, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { deliveries: page, next } }
    },
  }),
  ...deliveryRoutes(),
]

function demandThere(found: Webhook | null): Webhook {
  if (!found) throw unknown('webhook')
  return found
}

function deliveryRoutes(): AnyRoute[] {
  return [
    route({
      method: 'get',
      path: '/outgoing-webhooks/{webhookId}/deliveries/{deliveryId}/message',
      id: 'readWebhookMessage',
      reads: 'learners',
      room,
      who,
      summary: 'A message as it would be sent now',
      params: ofDelivery,
      replies: { 200: Told },
      refusals: ['webhook/unknown', 'delivery/unknown'],
      answer: async ({ till, params: { webhookId, deliveryId } }) => {
        const on = { client: till.connection.pool }
        const { personal } = demandThere(await webhookById(on, webhookId))
        const telling = await tellingOf(on, { deliveryId, webhookId, personal })
        if (!telling) throw unknown('delivery')
        return { status: 200, body: telling.told }
      },
    }),
    route({
      method: 'post',
      path: '/outgoing-webhooks/{webhookId}/deliveries/{deliveryId}/replays',
      id: 'replayWebhookDelivery',
      room,
      who,
      summary: 'Sends one message again, under the id that the receiver knows it by',
      params: ofDelivery,
      replies: { 202: null },
      refusals: ['delivery/unknown'],
      answer: async ({ till, actor, params: ids }) => {
        await act(till, actor, (tx) => replayOne(tx, ids))
        return { status: 202, body: null }
      },
    }),
    route({
      method: 'post',
      path: '/outgoing-webhooks/{webhookId}/replays',
      id: 'replayWebhook',
      room,
      who,
      summary: 'Sends all that happened since a moment: again, or for the first time',
      params,
      body: z.strictObject({ since: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) }),
      replies: { 202: z.object({ messages: z.int() }) },
      refusals: ['webhook/unknown'],
      answer: async ({ till, actor, params: { webhookId }, body: { since } }) => ({
        status: 202,
        body: { messages: await act(till, actor, (tx) => replaySince(tx, { webhookId, since })) },
      }),
    }),
  ]
}
