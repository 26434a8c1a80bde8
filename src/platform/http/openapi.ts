import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { ProblemDetails } from './answer-problem.ts'
import type { ApiDocument } from './client/client-source.ts'
import { deprecationWords } from './deprecation.ts'
import { NO_NAMES, namesLearners } from './learners-named.ts'
import type { AnyRoute } from './route.ts'
import { isWhose, type Who, wordsFor } from './who.ts'

/** Where it is served, in which version, and what is sent to others. */
export type Described = { url: string; version: string; webhooks?: ZodOpenApiPathsObject }

/** The OpenAPI 3.1 document of the declared routes, from the very schemas that validate. */
export function describeApi(routes: readonly AnyRoute[], server: Described): ApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    paths[route.path]![route.method] = operationOf(route)
  }
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'coursetill', version: server.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: server.url }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key for programs: Authorization: Bearer ctk_…' },
        cartToken: { type: 'apiKey', in: 'header', name: 'Cart-Token' },
        orderToken: { type: 'apiKey', in: 'header', name: 'Order-Token' },
        documentToken: { type: 'apiKey', in: 'header', name: 'Document-Token' },
      },
    },
    paths: paths as ZodOpenApiPathsObject,
    webhooks: server.webhooks ?? {},
  }) as unknown as ApiDocument
}

function operationOf(route: AnyRoute): ZodOpenApiOperationObject {
  const requestParams = {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
  }
  const refusals = refusalsOf(route)
  return {
    operationId: route.id,
    summary: route.summary,
    description: [wordsFor(route.who), ...(route.deprecated ? [deprecationWords(route.deprecated)] : [])].join(' '),
    ...(route.deprecated ? { deprecated: true, 'x-sunset': route.deprecated.sunset } : {}),
    ...(refusals.length > 0 ? { 'x-refusals': refusals } : {}),
    tags: [route.room],
    ...(Object.keys(requestParams).length > 0 ? { requestParams: requestParams as never } : {}),
    ...(route.idempotent ? { parameters: [KEY_HEADER] } : {}),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    ...securityOf(route.who),
    responses: responsesOf(route, refusals),
  }
}

const refusalsOf = ({ refusals = [], reads }: AnyRoute): string[] => [
  ...refusals,
  ...(namesLearners(reads) ? [NO_NAMES] : []),
]

/** Whoever holds a secret of the thing needs no key. */
function securityOf(who: Who): Pick<ZodOpenApiOperationObject, 'security'> {
  if (who === 'anyone') return {}
  if (!isWhose(who)) return { security: [{ apiKey: [] }] }
  const secrets = who.thing.held.filter((tie) => who.words.includes(tie))
  return { security: [{ apiKey: [] }, ...secrets.map((secret) => ({ [SECRETS[secret] ?? secret]: [] }))] }
}

/** The header that each secret comes in, as the document's security schemes call it. */
const SECRETS: Record<string, string> = {
  'cart-token': 'cartToken',
  'order-token': 'orderToken',
  'document-link': 'documentToken',
}

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', maxLength: 100 },
  description: 'A new UUID per intended effect; repeating it repeats nothing.',
} as const

function responsesOf(route: AnyRoute, refusals: readonly string[]): ZodOpenApiOperationObject['responses'] {
  const good = Object.entries(route.replies).map(([status, schema]) => [
    status,
    schema ? { description: 'done', content: { 'application/json': { schema } } } : { description: 'done' },
  ])
  const names = refusals.length > 0 ? `: ${refusals.join(', ')}` : ''
  const problem = {
    description: `refused${names}`,
    content: { 'application/problem+json': { schema: ProblemDetails } },
  }
  return Object.fromEntries([...good, ['4XX', problem], ['5XX', problem]])
}
