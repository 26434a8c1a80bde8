import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, sessionRoutes } from '../../../src/routes.ts'
import { browser } from '../../support/chromium.ts'
import { type Fleet, startFleet } from '../../support/fleet.ts'
import { promise } from '../../support/promises.ts'

type Json = { [name: string]: unknown }
type Operation = Json & {
  operationId: string
  parameters?: Json[]
  requestBody?: Json
  responses: Record<string, Json>
}
type Document = Json & {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Json>
}

const all = [...routes, ...sessionRoutes]
let fleet: Fleet
let document: Document
beforeAll(async () => {
  fleet = await startFleet()
  document = (await (await fetch(`${fleet.urls[0]}/openapi.json`)).json()) as Document
}, 60_000)
afterAll(() => fleet?.close())

const objectsIn = (value: unknown): Json[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Json]), ...Object.values(value).flatMap(objectsIn)]

const resolved = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (seen, name) => (seen as Json | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    )

/** Everything a schema leads to, through references. */
function reachedFrom(schema: unknown, seen = new Set<unknown>()): Json[] {
  return objectsIn(schema).flatMap((part) => {
    if (seen.has(part)) return []
    seen.add(part)
    return typeof part.$ref === 'string' ? reachedFrom(resolved(part.$ref), seen) : [part]
  })
}

test('the document is OpenAPI 3.1, readable from any origin, and each of its references leads somewhere', async () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.info).toMatchObject({
    title: 'coursetill',
    version: expect.any(String),
    license: { identifier: 'MIT' },
  })
  const references = objectsIn(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
  expect(references.length).toBeGreaterThan(20)
  for (const reference of references)
    expect({ reference, there: resolved(reference) !== undefined }).toEqual({ reference, there: true })
  const answer = await fetch(`${fleet.urls[0]}/openapi.json`)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

test('every route stands in it once with its parameters, its key and its refusals', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
  for (const route of all) {
    const operation = document.paths[route.path]![route.method]!
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const given = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect({ id: route.id, named: given.map(({ name }) => name) }).toEqual({ id: route.id, named })
    for (const parameter of given) expect(parameter.required).toBe(true)
    const needsKey = (operation.parameters ?? []).some(({ name, required }) => name === 'Idempotency-Key' && required)
    expect({ id: route.id, needsKey }).toEqual({ id: route.id, needsKey: route.idempotent === true })
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining([...Object.keys(route.replies), '4XX', '5XX']),
    )
    for (const refusal of route.refusals ?? []) expect(operation.responses['4XX']!.description).toContain(refusal)
    expect(operation.summary).toBeTruthy()
  }
  promise(`openapi.json describes all ${all.length} routes with their refusals`)
})

test('request bodies are closed objects with bounds on every text, number and list', () => {
  const enough = { string: ['maxLength', 'enum', 'const', 'format', 'pattern'], array: ['maxItems'] } as Record<
    string,
    string[]
  >
  for (const route of all.filter(({ body }) => body)) {
    const { content } = document.paths[route.path]![route.method]!.requestBody as {
      content: Record<string, { schema: Json }>
    }
    for (const part of reachedFrom(content['application/json']!.schema)) {
      if (part.type === 'object' && !part.oneOf)
        expect({ id: route.id, part }).toMatchObject({ part: { additionalProperties: closed(part) } })
      const bounds = enough[String(part.type)] ?? []
      if (bounds.length > 0)
        expect({ id: route.id, part, bound: bounds.some((name) => name in part) }).toMatchObject({ bound: true })
      if (part.type === 'integer')
        expect({ id: route.id, ...part }).toMatchObject({ minimum: expect.any(Number), maximum: expect.any(Number) })
    }
  }
})

/** A map from languages to texts is closed by the names it may have. */
const closed = ({ propertyNames }: Json): unknown => (propertyNames ? expect.anything() : false)

/** Lists of refusals in the routes themselves. */
const ANNOUNCED = /(refusals: |const sales = )\[[^\]]*\]/g

test('every refusal that a route announces is spoken by the program under that stable name', async () => {
  const sources: string[] = []
  for await (const path of glob('src/**/*.ts')) sources.push(readFileSync(path, 'utf8').replaceAll(ANNOUNCED, ''))
  const text = sources.join('\n')
  const announced = new Set(all.flatMap(({ refusals = [] }) => refusals))
  for (const name of announced) {
    const [what] = name.split('/')
    const spoken =
      text.includes(`'${name}'`) || (name.endsWith('/unknown') && new RegExp(`unknown\\('${what}'\\)`).test(text))
    expect({ name, spoken }).toEqual({ name, spoken: true })
  }
})

/** Swagger's page takes some seconds to read some 480 operations, and a busy machine several times that. */
const DOCS_MS = 45_000

test('/docs shows the API in a browser, obeys the content policy and asks nobody but us', {
  timeout: 120_000,
}, async () => {
  const chromium = await browser()
  try {
    const page = await chromium.newPage()
    const elsewhere: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(fleet.urls[0]!) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${fleet.urls[0]}/docs`)
    const rooms = new Set(all.map(({ room }) => room))
    await page
      .locator('.opblock-tag')
      .nth(rooms.size - 1)
      .waitFor({ timeout: DOCS_MS })
    await page.locator('.opblock-tag', { hasText: 'checkout' }).click()
    await page.getByText('/carts/{cartId}/checkout').first().waitFor({ timeout: DOCS_MS })
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] })
  } finally {
    await chromium.close()
  }
})
