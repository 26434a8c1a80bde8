import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cursorOf } from '../../../src/platform/http/page-of.ts'
import { routes, sessionRoutes } from '../../../src/routes.ts'
import { addressIn, digestOf, expectRefusal, openShop, type Shop, sendRaw } from './shop.ts'

let shop: Shop
let before: string
beforeAll(async () => {
  shop = await openShop()
  before = await digestOf(shop)
}, 60_000)
afterAll(async () => {
  expect(await digestOf(shop)).toBe(before)
  await shop.fleet.close()
})

async function refusalOf(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${shop.url}${path}`, init)
  return expectRefusal(answer.status, answer.headers, await answer.text())
}

/** Addresses go out byte by byte: a client would tidy them up. */
async function rawRefusal(head: string, rest = '') {
  const { status, headers, text } = await sendRaw(shop.url, `${head}\r\nHost: x\r\nConnection: close\r\n\r\n${rest}`)
  return expectRefusal(status, headers, text)
}

describe('addresses', () => {
  test.each([
    ['/orders/../admin', 404],
    ['/orders/%2e%2e/admin', 404],
    ['/orders/..%2fadmin', 422],
    ['/static/../../package.json', 404],
    ['/static/..%2f..%2fpackage.json', 404],
    ['/docs/../../package.json', 404],
    ['/docs/%2e%2e/%2e%2e/package.json', 404],
    ['/orders/%00', 422],
    ['/courses/%00', 422],
    ['/invoices/%00.pdf', 422],
    ['/invoices/..%2f..%2fetc%2fpasswd.pdf', 422],
    ['/orders/%zz', 400],
    ['/orders/%', 400],
    ['/courses/%c0%ae%c0%ae', 400],
    ['//evil.example/orders', 404],
    ['/constructor', 404],
    ['/__proto__', 404],
    [`/courses/${'a'.repeat(5_000)}`, 422],
    [`/${'a'.repeat(20_000)}`, 431],
    ['/problems/seats/sold-out/..', 404],
  ])('%.40s is refused', async (path, status) => {
    expect(await rawRefusal(`GET ${path} HTTP/1.1`)).toMatchObject({ status })
  })
})

describe('pages', () => {
  test.each(['/courses/a%00b', '/courses?search=%00', '/courses?topic=%00', '/en/courses/%00'])(
    '%s holds what is no text: the page says so instead of breaking',
    async (path) => {
      const answer = await fetch(`${shop.url}${path}`, { headers: { accept: 'text/html' } })
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).toContain('</html>')
    },
  )
})

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']
/** For every address on a busy machine. */
const EACH_MS = 180_000

describe('methods', () => {
  const all = [...routes, ...sessionRoutes]
  const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}')
  const paths = [...new Map(all.map(({ path }) => [shapeOf(path), path])).values()]
  const at = (path: string) => all.filter((route) => shapeOf(route.path) === shapeOf(path))

  test('a method that an address does not have is 405 and says which it has', { timeout: EACH_MS }, async () => {
    for (const path of paths) {
      const own = at(path).map(({ method }) => method.toUpperCase())
      const others = METHODS.filter((name) => !own.includes(name))
      await Promise.all(
        others.map(async (method) => {
          const answer = await fetch(`${shop.url}${addressIn(shop, path)}`, { method, headers: shop.bearer })
          const refusal = expectRefusal(answer.status, answer.headers, await answer.text())
          expect({ method, path, ...refusal }).toMatchObject({ status: 405, type: '/problems/request/wrong-method' })
          expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining([...own, 'OPTIONS']))
        }),
      )
    }
  })

  test('health, document and webhook have one method each', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/docs'])
      expect(await refusalOf(path, { method: 'DELETE' })).toMatchObject({ status: 405 })
    expect(await refusalOf('/webhooks/stripe')).toMatchObject({ status: 405 })
  })

  test('OPTIONS names the methods; the preflight of a public read is answered, of anything else it is not', {
    timeout: EACH_MS,
  }, async () => {
    for (const path of paths) {
      const open = at(path).some(({ openToAll }) => openToAll)
      const answer = await fetch(`${shop.url}${addressIn(shop, path)}`, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
      })
      expect({ path, status: answer.status }).toEqual({ path, status: 204 })
      expect(answer.headers.get('allow')).toContain('OPTIONS')
      expect(answer.headers.get('access-control-allow-origin')).toBe(open ? '*' : null)
    }
  })

  test('a public read may be read from anywhere, a private one may not', async () => {
    const origin = { origin: 'https://elsewhere.example' }
    const offers = await fetch(`${shop.url}/offerings`, { headers: origin })
    expect(offers.headers.get('access-control-allow-origin')).toBe('*')
    const mine = await fetch(`${shop.url}/me`, { headers: { ...origin, ...shop.bearer } })
    expect(mine.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('HEAD tells what GET would, without the body', async () => {
    for (const [path, status] of [
      ['/offerings', 200],
      ['/offerings/x', 422],
      ['/nowhere', 404],
    ] as const) {
      const answer = await fetch(`${shop.url}${path}`, { method: 'HEAD' })
      expect({ path, status: answer.status, text: await answer.text() }).toEqual({ path, status, text: '' })
    }
  })

  test('a write that another site makes a browser send is refused', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ] as Record<string, string>[])
      expect(await refusalOf('/carts', { method: 'POST', headers })).toMatchObject({
        status: 403,
        type: '/problems/access/cross-site',
      })
  })
})

describe('queries', () => {
  test.each([
    'limit=1&limit=2',
    'limit[]=1',
    'limit[$gt]=1',
    'limit=-1',
    'limit=0',
    'limit=1.5',
    'limit=9007199254740992',
    'limit=NaN',
    'limit=',
    'search=a&search=b',
    'search=%00',
    'search=a%07b',
    `search=${'x'.repeat(500)}`,
    'lang=nb&lang=en',
    'sort=price',
    '__proto__=1',
    'after=',
    'after=x',
    'mode=moon',
  ])('/offerings?%s is 422', async (query) => {
    expect(await refusalOf(`/offerings?${query}`)).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([{ pointer: expect.stringMatching(/^\/query\//), detail: expect.any(String) }]),
    })
  })

  test('a cursor that was tampered with is 422, never a failure', async () => {
    const id = shop.ids.offeringId!
    const forged = [
      cursorOf("1'; select 1", id),
      cursorOf('1', 'not-an-id'),
      cursorOf('9'.repeat(40), id),
      cursorOf('\u0000', id),
      Buffer.from('["1"]').toString('base64url'),
      Buffer.from(`[{"$gt":1},"${id}"]`).toString('base64url'),
      Buffer.from('['.repeat(100)).toString('base64url'),
    ]
    for (const after of forged) {
      expect(await refusalOf(`/offerings?after=${encodeURIComponent(after)}`)).toMatchObject({ status: 422 })
      const answer = await fetch(`${shop.url}/api-keys?after=${encodeURIComponent(after)}`, { headers: shop.bearer })
      expect(answer.status === 200 || answer.status === 422).toBe(true)
    }
    for (const after of ['-1', '1.5', '1e99', 'x'])
      expect(await refusalOf(`/invoices?after=${after}`, { headers: shop.bearer })).toMatchObject({ status: 422 })
  })
})

describe('headers', () => {
  test('a key that is missing, empty or too long is refused and the refusal shows the header to add', async () => {
    for (const key of [undefined, '', 'x'.repeat(101)]) {
      const refusal = await refusalOf('/orders', {
        method: 'POST',
        headers: {
          ...shop.bearer,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: '{}',
      })
      expect(refusal).toMatchObject({ status: 400, detail: expect.stringContaining('Idempotency-Key:') })
    }
  })

  test('keys, tokens and cookies that open nothing are 401 or 404', async () => {
    for (const value of [
      'Bearer',
      'Bearer x',
      'Bearer ctk_x',
      `Bearer ctk_${'x'.repeat(5_000)}`,
      "Bearer ctk_' or 1=1--",
    ])
      expect(await refusalOf('/me', { headers: { authorization: value } })).toMatchObject({ status: 401 })
    for (const cookie of ['sid=s%3Ax.y', 'sid=%', 'cart=%zz', `order_${shop.ids.orderId}=x`, '__proto__=1'])
      expect(await refusalOf(`/orders/${shop.ids.orderId}`, { headers: { cookie } })).toMatchObject({ status: 404 })
  })

  test('a bad signature on a webhook is 400 and nothing is stored', async () => {
    for (const headers of [{}, { 'stripe-signature': '' }, { 'stripe-signature': 't=1,v1=00' }] as Record<
      string,
      string
    >[])
      expect(await refusalOf('/webhooks/stripe', { method: 'POST', headers, body: '{"id":"evt_1"}' })).toMatchObject({
        status: 400,
        type: '/problems/webhooks/bad-signature',
      })
    expect(await refusalOf('/webhooks/stripe', { method: 'POST', body: 'x'.repeat(1_100_000) })).toMatchObject({
      status: 413,
    })
  })
})
