import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { ask, pay, placeByCard, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'

const BUYERS = 8
const PATIENCE_SECONDS = 60

let fleet: Fleet
beforeAll(async () => {
  fleet = await startFleet({ mortal: true })
}, 60_000)
afterAll(() => fleet?.close())

test('kill -9 while the orders of a cancelled course are gone through: each gets its money back once', {
  timeout: 120_000,
}, async () => {
  const { offeringId } = await launch(fleet, { capacity: BUYERS })
  for (let n = 0; n < BUYERS; n++)
    await pay(fleet.sandbox.url, await placeByCard(fleet.urls[0]!, offeringId, `avlyst-${n}`))
  await until(
    () => fleet.witness<{ n: number }[]>`select count(*)::int as n from documents`,
    ([row]) => row!.n === BUYERS,
    PATIENCE_SECONDS,
  )
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'keeper', roles: ['course-administrator'], personal: true }),
  )
  const at = `${fleet.urls[0]}/offerings/${offeringId}`
  const headers = { authorization: `Bearer ${key}` }
  const seen = await ask(`${at}/cancel-simulation`, { headers })
  const cancelled = await ask(`${at}/cancellation`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: { simulationId: seen.body.simulationId, reason: { nb: 'For få' } },
  })
  expect(cancelled.status).toBe(201)
  await fleet.kill(0)
  await fleet.restart(0)
  const done = await until(
    () => ask(`${at}/cancellation`, { headers }),
    ({ status, body }) => status === 200 && body.left === 0,
    PATIENCE_SECONDS,
  )
  expect(done.body.done).toEqual(seen.body.sums)
  const sent = () =>
    fleet.witness<
      { n: number; done: number }[]
    >`select count(*)::int as n, count(succeeded_at)::int as done from refunds`
  await until(sent, ([row]) => row!.done === BUYERS, PATIENCE_SECONDS)
  expect((await sent())[0]).toEqual({ n: BUYERS, done: BUYERS })
  await until(
    () => fleet.witness<{ n: number }[]>`select count(*)::int as n from documents_due`,
    ([row]) => row!.n === 0,
    PATIENCE_SECONDS,
  )
  await expectSoundBooks(fleet.witness)
  await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
})
