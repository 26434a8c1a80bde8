import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf } from '../../src/web/cookies.ts'
import { openRealShop, type RealShop } from './real-shop.ts'

const YEAR_SECONDS = 31_536_000

let shop: RealShop
beforeAll(async () => {
  shop = await openRealShop()
}, 60_000)
afterAll(() => shop?.close())

/** A page, a refusal, a read of a program's, an answer to nothing, a style sheet. */
async function everyKind(): Promise<[string, Headers][]> {
  const style = /\/assets\/\w+\/site\.css/.exec((await shop.ask('/')).text)![0]
  const paths = ['/', '/en/sign-in', '/account', '/offerings', '/me', '/nowhere', '/healthz', style]
  return Promise.all(
    paths.map(async (path): Promise<[string, Headers]> => {
      const accept = path.startsWith('/o') || path === '/me' ? 'application/json' : 'text/html'
      const headers = { accept, 'x-forwarded-proto': 'https' }
      const answer = await fetch(`http://127.0.0.1:${shop.env.PORT}${path}`, { headers, redirect: 'manual' })
      return [path, answer.headers]
    }),
  )
}
const directive = (headers: Headers, name: string): string | undefined =>
  headers
    .get('content-security-policy')
    ?.split(';')
    .find((each) => each.trim().startsWith(name))
    ?.trim()

test('every answer lets scripts come from us alone, be framed by nobody, and forms go to us and the payment page', async () => {
  for (const [path, headers] of await everyKind())
    expect([
      path,
      ...['default-src', 'object-src', 'base-uri', 'frame-ancestors', 'form-action', 'script-src', 'connect-src'].map(
        (name) => directive(headers, name),
      ),
    ]).toEqual([
      path,
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self' https://checkout.stripe.com",
      undefined, // default-src speaks for scripts and requests
      undefined,
    ])
})

test('every answer asks for https for a year, is taken for what it says it is, and tells other sites no address', async () => {
  for (const [path, headers] of await everyKind())
    expect([
      path,
      headers.get('strict-transport-security'),
      headers.get('x-content-type-options'),
      headers.get('referrer-policy'),
      headers.get('x-powered-by'),
    ]).toEqual([path, `max-age=${YEAR_SECONDS}; includeSubDomains`, 'nosniff', 'same-origin', null])
})

test('pages, refusals and whatever is somebody’s own are kept by no cache', async () => {
  for (const [path, headers] of await everyKind()) {
    const isOpen = path === '/healthz' || path === '/offerings' || path.startsWith('/assets/')
    if (!isOpen) expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
})

test('over https every cookie is bound to this very host, and one that a neighbour planted is not read', async () => {
  const app = express()
  app.get('/', (req, res) => {
    const cookies = cookiesOf(req, res, true)
    cookies.set('cart', 'mine', 1)
    cookies.drop('order_1')
    res.json({ cart: cookies.get('cart'), names: cookies.names() })
  })
  const server = createServer(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const answer = await fetch(url, { headers: { cookie: 'cart=planted; __Host-document_1=own' } })
  expect(await answer.json()).toEqual({ cart: null, names: ['document_1'] })
  const [set, dropped] = answer.headers.getSetCookie()
  expect(set).toMatch(/^__Host-cart=mine; Max-Age=86400; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
  expect(dropped).toMatch(/^__Host-order_1=; Path=\/; Expires=Thu, 01 Jan 1970 [^;]+; HttpOnly; Secure; SameSite=Lax$/)
  await new Promise((closed) => server.close(closed))
})
