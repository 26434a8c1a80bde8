import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { ask, until } from '../../support/buyer.ts'
import { bootTill } from '../../support/constellation.ts'
import { type Fleet, startFleet } from '../../support/fleet.ts'

const A_MINUTE = 40
/** What two processes may let through beyond it, because each tells its count by tens. */
const UNTOLD = 20
const MINUTE_SECONDS = 60

let fleet: Fleet
beforeAll(async () => {
  fleet = await startFleet({
    processes: 2,
    limits: { visitorSeats: 1_000, visitorInvoiceSeats: 1_000, requestsPerMinute: A_MINUTE },
  })
}, 60_000)
afterAll(() => fleet?.close())

const openCart = (n: number, headers: Record<string, string> = {}) =>
  ask(`${fleet.urls[n % 2]}/carts`, { method: 'POST', body: {}, headers })

test('a network that writes more than it may is told how long to wait, by all processes together', async () => {
  const answers = await Promise.all(Array.from({ length: A_MINUTE * 3 }, (_, n) => openCart(n)))
  const opened = answers.filter(({ status }) => status === 201).length
  expect(opened).toBeGreaterThanOrEqual(A_MINUTE - UNTOLD)
  expect(opened).toBeLessThanOrEqual(A_MINUTE + UNTOLD)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.type}`))).toEqual(
    new Set(['429 /problems/requests/too-many']),
  )
  for (const { retryAfter } of refused) {
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(Number(retryAfter)).toBeLessThanOrEqual(MINUTE_SECONDS)
  }
})

test('meanwhile it reads on, a program goes on, and no header of the request changes who is counted', async () => {
  expect((await ask(`${fleet.urls[0]}/offerings`)).status).toBe(200)
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'program', roles: [] }))
  expect((await openCart(0, { authorization: `Bearer ${key}` })).status).toBe(201)
  expect((await openCart(0, { 'x-forwarded-for': '192.0.2.7', forwarded: 'for=192.0.2.7' })).status).toBe(429)
})

test('after that time it is let in again', async () => {
  const house = await bootTill({ env: { REQUESTS_PER_MINUTE: String(A_MINUTE) } })
  const open = () => ask(`${house.url}/carts`, { method: 'POST', body: {} })
  try {
    await until(open, ({ status }) => status === 429)
    setBothClocks(MINUTE_SECONDS - 5)
    expect((await open()).status).toBe(429)
    setBothClocks(MINUTE_SECONDS + 1)
    expect((await open()).status).toBe(201)
  } finally {
    vi.restoreAllMocks()
    await house.close()
  }
}, 60_000)

/** The count is kept by the wall's clock and by the process's own. */
function setBothClocks(secondsAhead: number): void {
  vi.restoreAllMocks()
  const [wall, own] = [Date.now.bind(Date), performance.now.bind(performance)]
  vi.spyOn(Date, 'now').mockImplementation(() => wall() + secondsAhead * 1000)
  vi.spyOn(performance, 'now').mockImplementation(() => own() + secondsAhead * 1000)
}
