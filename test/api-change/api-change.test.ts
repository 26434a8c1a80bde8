import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toldByWebhooks } from '../../src/handover/told-by-webhooks.ts'
import { describeApi } from '../../src/platform/http/openapi.ts'
import { VERSION } from '../../src/platform/version.ts'
import { routes, sessionRoutes } from '../../src/routes.ts'
import { breaksIn, type Offer, type Schema, type Surface } from './breaking.ts'
import { surfaceOf, written } from './surface.ts'

/** What the last version promised (CT_PIN=1 writes it anew; a version that breaks it needs a higher number first). */
const PINNED = join(import.meta.dirname, '../../docs/api-promised.json')
const declared = [...routes, ...sessionRoutes]
const now = surfaceOf(describeApi(declared, { url: '/', version: VERSION, webhooks: toldByWebhooks }))

/** The part of a version that rises when something breaks: the first, or the second while the first is 0 (semver 4). */
const epochOf = (version: string): number[] => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 0 ? [major, 0] : [0, minor]
}
const hasRisen = (from: string, to: string): boolean => {
  const [[a, b], [c, d]] = [epochOf(from), epochOf(to)] as [number[], number[]]
  return c! > a! || (c === a && d! > b!)
}

test('what breaks a client of the last version is told by a higher version', () => {
  if (process.env.CT_PIN) writeFileSync(PINNED, written(now))
  const before = JSON.parse(readFileSync(PINNED, 'utf8')) as Surface
  const broken = hasRisen(before.version, VERSION) ? [] : breaksIn({ before, after: now })
  expect(broken).toEqual([])
  expect(Object.keys(before.operations).length).toBeGreaterThan(500)
})

test('every operation has a name of its own, so that a client can call it', () => {
  const ids = declared.map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('a version rises by its first number, or by its second while the first is 0', () => {
  const pairs = [
    ['0.1.0', '0.1.9'],
    ['0.1.0', '0.2.0'],
    ['1.2.0', '1.3.0'],
    ['1.2.0', '2.0.0'],
    ['0.9.0', '1.0.0'],
    ['2.0.0', '1.9.0'],
  ]
  expect(pairs.map(([from, to]) => hasRisen(from!, to!))).toEqual([false, true, false, true, true, false])
})

describe('it is seen as breaking', () => {
  const text = (more: object = {}): Schema => ({ type: 'string', ...more })
  const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
    ...{ type: 'object', properties, required },
  })
  const offer = (change: Partial<Offer> = {}): Offer => ({
    parameters: { 'query limit': { required: false, schema: { type: 'integer', maximum: 200 } } },
    body: object({ name: text({ maxLength: 20 }), mode: { type: 'string', enum: ['a', 'b'] } }),
    replies: { '200': object({ id: text({ format: 'uuid' }), state: { enum: ['on', 'off'] }, note: text() }) },
    refusals: ['x/unknown'],
    ...change,
  })
  const surface = (change: Partial<Offer> = {}): Surface => ({
    ...{ version: '1.0.0', operations: { 'PUT /x': offer(change) }, messages: { told: text() }, schemas: {} },
  })
  const broken = (change: Partial<Offer>) => breaksIn({ before: surface(), after: surface(change) })
  const { body, replies } = offer()
  const bodyWith = (properties: Record<string, Schema>, required?: string[]) =>
    object({ ...(body!.properties as Record<string, Schema>), ...properties }, required ?? (body!.required as string[]))
  const replyWith = (properties: Record<string, Schema>, required?: string[]) => ({
    '200': object(
      { ...(replies['200']!.properties as Record<string, Schema>), ...properties },
      required ?? ['id', 'state', 'note'],
    ),
  })

  test.each<[string, Partial<Offer>]>([
    ['a parameter that is gone', { parameters: {} }],
    [
      'a parameter that is demanded',
      { parameters: { 'query limit': { required: true, schema: { type: 'integer', maximum: 200 } } } },
    ],
    [
      'a parameter that takes less',
      { parameters: { 'query limit': { required: false, schema: { type: 'integer', maximum: 100 } } } },
    ],
    ['a new member that is demanded', { body: bodyWith({ more: text() }, ['name', 'mode', 'more']) }],
    ['a member that is not taken any more', { body: object({ name: text({ maxLength: 20 }) }) }],
    ['a shorter text', { body: bodyWith({ name: text({ maxLength: 10 }) }) }],
    ['a pattern', { body: bodyWith({ name: text({ maxLength: 20, pattern: '^a' }) }) }],
    ['a word that is not taken any more', { body: bodyWith({ mode: { type: 'string', enum: ['a'] } }) }],
    ['a body that is not taken any more', { body: null }],
    ['an answer without a member', { replies: { '200': object({ id: text({ format: 'uuid' }), note: text() }) } }],
    ['an answer whose member may be missing', { replies: replyWith({}, ['id', 'state']) }],
    ['an answer whose member may be null', { replies: replyWith({ note: { anyOf: [text(), { type: 'null' }] } }) }],
    ['an answer of another type', { replies: replyWith({ note: { type: 'integer' } }) }],
    ['an answer of another format', { replies: replyWith({ id: text({ format: 'uri' }) }) }],
    ['an answer that never says a word any more', { replies: replyWith({ state: { enum: ['on'] } }) }],
    ['an answer that is gone', { replies: {} }],
    ['a refusal that is gone', { refusals: [] }],
  ])('%s', (_, change) => expect(broken(change)).toHaveLength(1))

  test('an address or a message that is gone', () => {
    const gone = { ...surface(), operations: {}, messages: {} }
    expect(breaksIn({ before: surface(), after: gone })).toEqual(['PUT /x is gone', 'message told is gone'])
  })

  test('and nothing that is only added', () => {
    const more: Partial<Offer> = {
      parameters: { ...offer().parameters, 'query sort': { required: false, schema: text() } },
      body: bodyWith({ name: text({ maxLength: 40 }), mode: { type: 'string', enum: ['a', 'b', 'c'] }, more: text() }, [
        'name',
      ]),
      replies: { ...replyWith({ state: { enum: ['on', 'off', 'gone'] }, more: text() }), '202': null },
      refusals: ['x/unknown', 'x/other'],
    }
    expect(broken(more)).toEqual([])
    const wider = { ...surface(), operations: { ...surface().operations, 'GET /y': offer() } }
    expect(breaksIn({ before: surface(), after: wider })).toEqual([])
  })
})
