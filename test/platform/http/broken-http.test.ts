import { once } from 'node:events'
import { connect as dial } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { promise } from '../../support/promises.ts'
import { digestOf, expectRefusal, openShop, type Shop, sendRaw } from './shop.ts'

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

describe("what Node's own parser refuses is a problem too", () => {
  test.each([
    ['headers over the limit', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP at all', 'hello there\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n', 400],
    ['two lengths', 'POST /carts HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 400],
    [
      'a length beside chunks',
      'POST /carts HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: x\r\n X: y\r\n\r\n', 400],
    [
      'a broken chunk',
      'POST /carts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'an expectation',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: the-spanish-inquisition\r\nConnection: close\r\n\r\n',
      417,
    ],
  ])('%s', async (_what, bytes, status) => {
    const answer = await sendRaw(shop.url, bytes)
    expect(expectRefusal(answer.status, answer.headers, answer.text)).toMatchObject({ status })
  })

  test('clients that send a byte now and then are cut off after 10 seconds with 408, and others are served meanwhile', {
    timeout: 30_000,
  }, async () => {
    const { hostname, port } = new URL(shop.url)
    const began = performance.now()
    const socket = dial(Number(port), hostname)
    const drip = setInterval(() => socket.write('x'), 1_000)
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('error', () => {})
    expect((await fetch(`${shop.url}/healthz`)).status).toBe(200)
    await once(socket, 'close')
    clearInterval(drip)
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('"/problems/request/too-slow"')
    expect(performance.now() - began).toBeLessThan(15_000)
    promise('a client that dribbles its headers is cut off within 15 s by a 408 problem')
  })
})
