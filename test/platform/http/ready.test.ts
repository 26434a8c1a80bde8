import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../src/platform/db/connect.ts'
import { openLog } from '../../../src/platform/log.ts'
import { openRefusals } from '../../../src/platform/refusals.ts'
import { openStripe } from '../../../src/platform/stripe.ts'
import type { Till } from '../../../src/platform/till.ts'
import { buildServer } from '../../../src/server.ts'

/** A server whose database is not there: nothing listens on that port. */
const connection = connect('postgres://nobody:secret-word@127.0.0.1:1/none')
const stripe = { secretKey: 'sk_test_ready0000000', webhookSecret: 'whsec_ready_secret_0000', apiBase: null }
const till = {
  config: { publicUrl: 'http://127.0.0.1', trustProxy: 0, sessionSecret: 'x'.repeat(32), stripe, dataDir: '/nowhere' },
  log: openLog('silent'),
  connection,
  stripe: openStripe(stripe),
  wake: () => {},
  refusals: openRefusals(),
} as unknown as Till
const server = buildServer(till)
let url: string

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await connection.close()
})

test('without its database a process is alive, not ready, and says to try again', async () => {
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  for (const path of ['/readyz', '/offerings', '/sales-terms']) {
    const answer = await fetch(`${url}${path}`)
    const text = await answer.text()
    expect({ path, status: answer.status, type: answer.headers.get('content-type') }).toMatchObject({
      status: 503,
      type: expect.stringMatching(/^application\/problem\+json/),
    })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(JSON.parse(text)).toMatchObject({
      status: 503,
      type: '/problems/database/busy',
      requestId: expect.any(String),
    })
    expect(text).not.toMatch(/secret-word|127\.0\.0\.1:1|ECONNREFUSED/)
  }
})

test('what needs no database is answered all the same', async () => {
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200)
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
})
