import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRoute } from '../../../src/platform/http/route.ts'
import { routes, sessionRoutes } from '../../../src/routes.ts'
import { promise } from '../../support/promises.ts'
import { changed, type Path, placesOf, pointerTo, valueAt } from './places.ts'
import { MAY_BE_NULL, samplesFor } from './samples.ts'
import { addressIn, digestOf, expectRefusal, headersIn, openShop, type Refusal, type Shop } from './shop.ts'

const writes = [...routes, ...sessionRoutes].filter(({ method }) => method !== 'get')
const withBody = writes.filter(({ body }) => body !== undefined)
const MUTATIONS = 300
const MUTATION_MS = 8_000
/** Routes that are asked at once, and how long a busy machine may take for all of them. */
const LANES = 4
const EACH_MS = 180_000

let shop: Shop
let samples: Record<string, Record<string, unknown>>
let before: string
let refused = 0

beforeAll(async () => {
  shop = await openShop()
  samples = samplesFor(shop)
  before = await digestOf(shop)
}, 60_000)
afterAll(async () => {
  await shop?.fleet.close()
  promise(`${refused} malformed requests to ${writes.length} write routes: each a 4xx problem, no row changed`)
})

async function send(route: AnyRoute, body: string, change: Record<string, string> = {}) {
  const answer = await fetch(`${shop.url}${addressIn(shop, route.path)}`, {
    method: route.method.toUpperCase(),
    headers: { ...headersIn(shop, route), ...change },
    body,
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

async function refusal(route: AnyRoute, body: string, change: Record<string, string> = {}): Promise<Refusal> {
  const { status, headers, text } = await send(route, body, change)
  refused++
  return expectRefusal(status, headers, text)
}

/** 422 that points at the place itself, or at something in or above it where the shape as a whole no longer fits. */
async function expectPointed(route: AnyRoute, body: unknown, path: Path): Promise<void> {
  const { status, errors = [] } = await refusal(route, JSON.stringify(body))
  const at = pointerTo(path)
  const fits = errors.some(({ pointer }) => at.startsWith(pointer) || pointer.startsWith(at))
  expect({ id: route.id, at, status, errors, fits }).toMatchObject({ status: 422, fits: true })
}

const each = (name: string, work: (route: AnyRoute, sample: Record<string, unknown>) => Promise<void>) =>
  test(name, { timeout: EACH_MS }, async () => {
    const left = withBody.values()
    const lane = async () => {
      for (const route of left) await work(route, samples[route.id]!)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    expect(await digestOf(shop)).toBe(before)
  })

test('there is a body that fits for every write route', () => {
  for (const { id, body } of withBody)
    expect({ id, fits: body!.safeParse(samples[id]).success }).toEqual({ id, fits: true })
})

describe('a malformed body is refused by 422 with a pointer, and nothing is written', () => {
  each('a value of another type at any place', async (route, sample) => {
    for (const path of placesOf(sample).slice(1)) {
      const there = valueAt(sample, path)
      const wrong = typeof there === 'object' ? 'text' : typeof there === 'string' ? 7 : { minor: 1 }
      await expectPointed(route, changed(sample, path, wrong), path)
      await expectPointed(route, changed(sample, path, typeof there === 'object' ? [[]] : [there]), path)
    }
  })

  each('null at any place', async (route, sample) => {
    const places = placesOf(sample).slice(1)
    for (const path of places.filter((each) => !MAY_BE_NULL.has(`${route.id} ${pointerTo(each)}`)))
      await expectPointed(route, changed(sample, path, null), path)
  })

  each('an unknown member in any object', async (route, sample) => {
    const objects = placesOf(sample).filter((path) => isObject(valueAt(sample, path)))
    for (const path of objects) {
      const there = valueAt(sample, path) as object
      const { status, errors } = await refusal(
        route,
        JSON.stringify(changed(sample, path, { ...there, isAdmin: true })),
      )
      const seen = errors?.map(({ pointer }) => pointer) ?? []
      const at = `${pointerTo(path)}/isAdmin`
      expect({ id: route.id, path, status, seen }).toMatchObject({ status: 422, seen: expect.arrayContaining([at]) })
    }
  })

  each('numbers that are negative, huge, broken, or written as text', async (route, sample) => {
    const numbers = placesOf(sample).filter((path) => typeof valueAt(sample, path) === 'number')
    for (const path of numbers)
      for (const wrong of [-1, 1.5, 2 ** 53, 1e15, 1e308, 'NaN', 'Infinity', '-0', '1', true])
        await expectPointed(route, changed(sample, path, wrong), path)
  })

  each('texts that are 25 000 characters long or hold control characters', async (route, sample) => {
    const texts = placesOf(sample).filter((path) => typeof valueAt(sample, path) === 'string')
    for (const path of texts)
      for (const wrong of ['x'.repeat(25_000), 'a\u0000b', 'a\u0007b', '\u001b[2J', '\ud800'])
        if (!takesAnything(route, path, wrong)) await expectPointed(route, changed(sample, path, wrong), path)
  })

  each('numbers that JSON cannot hold', async (route, sample) => {
    const [name] = Object.keys(sample)
    for (const wrong of ['NaN', 'Infinity', '-Infinity', '0x10', '01'])
      expect((await refusal(route, `{"${name}":${wrong}}`)).status).toBe(400)
    expect((await refusal(route, `{"${name}":1e400}`)).status).toBe(422)
  })
})

/** What takes whole lists and files, and what is too much even there, in bytes. */
const TOO_MUCH = new Map([
  ...['checkUpload', 'takeBankFile'].map((id) => [id, 2_500_000] as const),
  ...Object.entries({ putApplicationDocument: 6_500_000, putCoursePicture: 13_000_000 }),
])
/** Secrets are digested and never shown, and a server's report is only read for its ids: any character may stand in them. */
const takesAnything = ({ id }: AnyRoute, path: Path, text: string): boolean =>
  id === 'noteMailBounce' || ((path.at(-1) === 'password' || path.at(-1) === 'token') && text.length <= 100)
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const BROKEN = ['{', '{"a":', '{"a" 1}', "{'a':1}", '{"a":1,}', 'null', '7', 'true', '"text"', '\u0000', '{}{}']

describe('a body that is no JSON object', () => {
  each('broken JSON is 400', async (route) => {
    for (const broken of BROKEN) expect((await refusal(route, broken)).status).toBe(400)
  })

  each('a list in place of the object is 422', async (route) => {
    expect((await refusal(route, '[1]')).status).toBe(422)
  })

  each('10 000 levels of nesting are refused, never followed', async (route, sample) => {
    const [name] = Object.keys(sample)
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const deeper = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`
    for (const body of [deep, deeper, `{"${name}":${deep}}`]) expect((await refusal(route, body)).status).toBe(422)
  })

  each('a body over the limit is 413', async (route) => {
    const name = 'x'.repeat(TOO_MUCH.get(route.id) ?? 300_000)
    expect((await refusal(route, JSON.stringify({ name }))).status).toBe(413)
  })

  each('another content type is 415', async (route, sample) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/merge-patch+json',
      'multipart/form-data; boundary=x',
    ])
      expect((await refusal(route, JSON.stringify(sample), { 'content-type': type })).status).toBe(415)
    for (const change of [{ 'content-type': 'application/json; charset=klingon' }, { 'content-encoding': 'rot13' }])
      expect((await refusal(route, JSON.stringify(sample), change)).status).toBe(415)
  })
})

describe('members with a meaning to JavaScript', () => {
  each('__proto__ and constructor are unknown members and pollute nothing', async (route, sample) => {
    const inner = JSON.stringify(sample).slice(1)
    for (const evil of [
      '"__proto__":{"isAdmin":true}',
      '"constructor":{"prototype":{"isAdmin":true}}',
      '"toString":"x"',
    ])
      expect((await refusal(route, `{${evil},${inner}`)).status).toBe(422)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('of a member that stands twice the last one counts, as everywhere in the program', async () => {
    const route = writes.find(({ id }) => id === 'openCart')!
    expect((await refusal(route, '{"lang":"nb","lang":"xx"}')).status).toBe(422)
  })
})

test('a route without a body takes none', async () => {
  for (const route of writes.filter(({ body, id }) => body === undefined && id !== 'signOut'))
    expect((await refusal(route, '{"force":true}')).errors).toEqual([{ pointer: '/force', detail: 'unknown member' }])
  expect(await digestOf(shop)).toBe(before)
})

test('a card number in a line of text is refused', async () => {
  for (const route of withBody)
    for (const path of placesOf(samples[route.id])) {
      if (
        !['name', 'street', 'city', 'place', 'reason', 'faculty', 'purchaseOrderNumber', 'taxDecision'].includes(
          String(path.at(-1)),
        )
      )
        continue
      if (typeof valueAt(samples[route.id], path) !== 'string') continue
      for (const card of ['4242424242424242', 'kort 4242 4242 4242 4242 takk', '5555-5555-5555-4444'])
        await expectPointed(route, changed(samples[route.id], path, card), path)
    }
  expect(await digestOf(shop)).toBe(before)
})

test('whatever is changed in a body, the answer is a named refusal or what was asked for, never a failure', {
  timeout: 40_000,
}, async () => {
  const seed = Number(process.env.CT_SEED ?? Date.now() % 2 ** 31)
  const nasty = fc.oneof(
    fc.constantFrom(
      null,
      -1,
      2 ** 53,
      1e308,
      '',
      ' ',
      '\u0000',
      '\ud800',
      '%00',
      "'; drop table orders--",
      '{{7*7}}',
      '../../etc/passwd',
      [],
      {},
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
    fc.jsonValue({ maxDepth: 3 }),
  )
  const places = withBody.flatMap((route) => placesOf(samples[route.id]).map((path) => ({ route, path })))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), nasty, async ({ route, path }, value) => {
      const body = changed(samples[route.id], path, value)
      const fits = route.body!.safeParse(JSON.parse(JSON.stringify(body))).success
      const { status, headers, text } = await send(route, JSON.stringify(body))
      if (status >= 300 || !fits) expectRefusal(status, headers, text)
    }),
    { seed, numRuns: MUTATIONS, interruptAfterTimeLimit: MUTATION_MS, markInterruptAsFailure: false },
  )
  promise(`bodies changed at random (seed ${seed}): up to ${MUTATIONS}, no failure of the server`)
})
