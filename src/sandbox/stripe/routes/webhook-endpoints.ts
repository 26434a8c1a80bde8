import { listOf, metadata, oneOf, optional, text, url } from '../check.ts'
import { API_VERSION, buildEndpoint } from '../objects/webhook-endpoint.ts'
import { missing } from '../refuse.ts'
import { list } from './list.ts'
import { type Operation, operation } from './operation.ts'
import { retrieve } from './retrieve.ts'

const URL = '/v1/webhook_endpoints'
const MOST_EVENT_TYPES = 300

const endpointShape = {
  url,
  enabled_events: listOf(text(), MOST_EVENT_TYPES),
  api_version: optional(oneOf(API_VERSION)),
  description: optional(text()),
  metadata: optional(metadata),
}

/** Every endpoint signs with the one secret the sandbox was started with; as at Stripe it is told only at creation. */
export const webhookEndpointRoutes = (secret: string): Operation[] => [
  operation(`POST ${URL}`, endpointShape, (bank, _id, asked) => {
    const endpoint = buildEndpoint({
      created: bank.now(),
      url: asked.url,
      events: asked.enabled_events,
      description: asked.description ?? null,
      metadata: asked.metadata ?? {},
    })
    return { ...bank.put('endpoint', endpoint), secret }
  }),
  operation(`DELETE ${URL}/:id`, {}, (bank, id) => {
    if (bank.find('endpoint', id) === undefined) throw missing('webhook endpoint', id)
    bank.remove('endpoint', id)
    return { id, object: 'webhook_endpoint', deleted: true }
  }),
  retrieve(URL, 'endpoint', 'webhook endpoint'),
  list(URL, 'endpoint', {}),
]
