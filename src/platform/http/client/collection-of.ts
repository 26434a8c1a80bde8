import {
  type ApiDocument,
  type ApiOperation,
  type ApiParameter,
  isKeyed,
  type Listed,
  operationsOf,
} from './client-source.ts'
import { bodyExample, exampleOf } from './example-of.ts'

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/**
 * A collection (Postman 2.1, which Bruno and Insomnia import) of every operation, room by room, with a body that fits. `url` and `key`
 * are variables of the collection.
 */
export function collectionOf(document: ApiDocument): object {
  const rooms = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? 'other')
  const variable = [
    { key: 'url', value: 'http://localhost:4242' },
    { key: 'key', value: 'ctk_' },
  ]
  return {
    info: { name: `${document.info.title} ${document.info.version}`, schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{key}}', type: 'string' }] },
    variable,
    [FOLDERS]: [...rooms].map(([name, listed]) => ({
      name,
      [FOLDERS]: listed.map((each) => requestOf(document, each)),
    })),
  }
}

/** What the format calls the members of a folder. */
const FOLDERS = 'item'

function requestOf(document: ApiDocument, { path, method, operation }: Listed): object {
  const { operationId, summary = '', description = '', parameters = [] } = operation
  const address = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const schema = operation.requestBody?.content?.['application/json']?.schema
  const body = schema && {
    mode: 'raw',
    raw: JSON.stringify(bodyExample(document, operation), null, 2),
    options: JSON_BODY,
  }
  return {
    name: operationId,
    request: {
      method: method.toUpperCase(),
      description: `${summary}\n\n${description}`,
      header: headersOf(document, operation),
      url: {
        raw: `{{url}}${address}`,
        host: ['{{url}}'],
        path: address.slice(1).split('/'),
        variable: ofPlace(parameters, 'path').map((each) => exampleValue(document, each)),
        query: ofPlace(parameters, 'query').map((each) => ({
          ...exampleValue(document, each),
          disabled: !each.required,
        })),
      },
      ...(body ? { body } : {}),
    },
  }
}

const JSON_BODY = { raw: { language: 'json' } }
const ofPlace = (parameters: readonly ApiParameter[], place: string) => parameters.filter((each) => each.in === place)

const exampleValue = (document: ApiDocument, { name, schema = {}, description = '' }: ApiParameter) => ({
  key: name,
  value: String(exampleOf(document, schema)),
  description,
})

/** With the secrets that open one thing to whoever has no account. */
function headersOf({ components }: ApiDocument, operation: ApiOperation): object[] {
  const { security = [], requestBody } = operation
  const schemes = security.flatMap((each) => Object.keys(each).map((name) => components.securitySchemes?.[name]))
  const secrets = schemes.flatMap((scheme) => (scheme?.in === 'header' ? (scheme.name ?? []) : []))
  return [
    ...(requestBody?.content?.['application/json']?.schema ? [{ key: 'Content-Type', value: 'application/json' }] : []),
    ...(isKeyed(operation) ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
    ...secrets.map((key) => ({ key, value: '', disabled: true })),
  ]
}
