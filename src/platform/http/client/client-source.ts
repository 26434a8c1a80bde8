import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameIn, quoted, type Schema, typeOf } from './types-of.ts'

/** As much of an OpenAPI 3.1 document as a client is made of. */
export type ApiDocument = {
  info: { title: string; version: string }
  paths: Record<string, Record<string, ApiOperation>>
  components: {
    schemas?: Record<string, Schema>
    securitySchemes?: Record<string, { in?: string; name?: string }>
  }
}
export type ApiParameter = {
  name: string
  in: string
  required?: boolean
  schema?: Schema
  description?: string
  example?: unknown
}
export type Content = { content?: Record<string, { schema?: Schema; example?: unknown }> }
export type ApiOperation = {
  operationId: string
  summary?: string
  description?: string
  tags?: string[]
  deprecated?: boolean
  parameters?: ApiParameter[]
  requestBody?: Content
  security?: Record<string, unknown>[]
  responses: Record<string, Content>
  'x-refusals'?: string[]
}
export type Listed = { path: string; method: string; operation: ApiOperation }

/** Every operation of a document, in its order. */
export const operationsOf = ({ paths }: ApiDocument): Listed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

export const isKeyed = ({ parameters = [] }: ApiOperation): boolean =>
  parameters.some(({ name, required }) => name === 'Idempotency-Key' && required === true)

const RUNTIME = join(import.meta.dirname, 'runtime.ts')

/**
 * A typed client of one file without dependencies, made from the document alone: the types of all that is sent and answered, and a thin
 * fetch with keys, refusals as classes, pages, and patience where the till is busy.
 */
export function clientSource(document: ApiDocument): string {
  const { info } = document
  const all = operationsOf(document)
  return [
    `// A client of the ${info.title} API, version ${info.version}, made from its OpenAPI document. Make it anew instead of changing it.`,
    '/* eslint-disable */',
    readFileSync(RUNTIME, 'utf8').trimEnd(),
    ...Object.entries(document.components.schemas ?? {})
      .filter(([name]) => name !== 'Problem')
      .map(([name, schema]) => `export type ${quoted(nameIn(name))} = ${typeOf(schema)}`),
    `export type Operations = {\n${all.map(memberOf).join('\n')}\n}`,
    `export const ROUTES: Readonly<Record<keyof Operations, Route>> = {\n${all.map(routeOf).join('\n')}\n}`,
    '/** A client of the till. */',
    'export const openClient = (settings: Settings) => clientOf<Operations>(ROUTES, settings)',
    '',
  ].join('\n\n')
}

const routeOf = ({ path, method, operation }: Listed): string =>
  `  ${operation.operationId}: ['${method}', '${path}', ${isKeyed(operation)}],`

function memberOf({ path, method, operation }: Listed): string {
  const { operationId, summary = '', deprecated, requestBody, parameters = [] } = operation
  const body = requestBody ? typeOf(jsonOf(requestBody)) : 'undefined'
  const refusals = operation['x-refusals'] ?? []
  const name = refusals.length === 0 ? 'string' : refusals.map((each) => `'${each}'`).join(' | ')
  const doc = `${method.toUpperCase()} ${path}: ${summary.replaceAll('*/', '* /')}${deprecated ? ' @deprecated' : ''}`
  const shape = `path: ${partOf(parameters, 'path')}; query: ${partOf(parameters, 'query')}; body: ${body}; reply: ${replyOf(operation)}; refusal: ${name}`
  return `  /** ${doc} */\n  ${operationId}: { ${shape} }`
}

function partOf(parameters: readonly ApiParameter[], where: 'path' | 'query'): string {
  const own = parameters.filter((each) => each.in === where)
  const members = own.map(({ name, required, schema }) => `${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`)
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`
}

/** What is answered where it was done; a file, or nothing, is the Response itself. */
function replyOf({ responses }: ApiOperation): string {
  const good = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status))
  const types = good.map(([, response]) => (response.content ? typeOf(jsonOf(response)) : 'Response'))
  return [...new Set(types)].join(' | ') || 'Response'
}

const jsonOf = ({ content = {} }: Content): Schema | undefined => content['application/json']?.schema
