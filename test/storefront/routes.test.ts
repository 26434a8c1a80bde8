import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteRead } from '../../src/audit/note-read.ts'
import { routes as catalogue } from '../../src/catalogue/routes.ts'
import { type Actor, visitor } from '../../src/platform/actor.ts'
import { answerProblem } from '../../src/platform/http/answer-problem.ts'
import { mount } from '../../src/platform/http/mount.ts'
import { describeApi } from '../../src/platform/http/openapi.ts'
import type { Log } from '../../src/platform/log.ts'
import { openRefusals } from '../../src/platform/refusals.ts'
import type { Till } from '../../src/platform/till.ts'
import { routes as pricing } from '../../src/pricing/routes.ts'
import { routes as seats } from '../../src/seats/routes.ts'
import { routes as storefront } from '../../src/storefront/routes.ts'
import { routes as terms } from '../../src/terms/routes.ts'
import { courseDraft, type House, ingrid, launch, offeringDraft, openHouse } from './make.ts'

const routes = [...catalogue, ...pricing, ...seats, ...storefront, ...terms]
const faults: unknown[] = []
let house: House
let base: string
let close: () => void

beforeAll(async () => {
  house = await openHouse()
  const config = { limits: { requestsPerMinute: 100_000 } }
  const till = { config, connection: house, wake: () => {} } as unknown as Till
  const log = { error: (fault: unknown) => faults.push(fault) } as unknown as Log
  const app = express().use(express.json())
  const callerOf = (req: express.Request) => ({
    ...nobody,
    actor: req.get('authorization') ? ingrid : (visitor as Actor),
  })
  for (const route of routes) mount(app, route, { till, callerOf, noteRead })
  app.use(answerProblem({ log, refusals: openRefusals() }, callerOf))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})
afterAll(async () => {
  close()
  await house.close()
})

const nobody = {
  lang: 'nb',
  ip: '127.0.0.1',
  requestId: 'test',
  cartToken: null,
  orderTokens: [],
  documentTokens: [],
  idempotencyKey: null,
} as const

async function ask(method: string, path: string, body?: object, as: 'staff' | 'anyone' = 'staff') {
  const headers = { 'content-type': 'application/json', ...(as === 'staff' ? { authorization: 'Bearer x' } : {}) }
  const answer = await fetch(`${base}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) }
}

test('a course administrator takes an idea to the public over the API alone', async () => {
  const course = await ask('POST', '/courses', courseDraft())
  expect(course.status).toBe(201)
  const { courseId } = course.body
  const offering = await ask('POST', '/offerings', { ...offeringDraft(), courseId })
  expect(offering.status).toBe(201)
  const at = `/offerings/${offering.body.offeringId}`
  expect(await ask('POST', `${at}/publication`)).toMatchObject({
    status: 409,
    body: {
      type: '/problems/catalogue/not-ready',
      missing: expect.arrayContaining([{ name: 'price', sentence: expect.any(String) }]),
    },
  })
  expect((await ask('GET', at)).status).toBe(404)
  const price = { grossMinor: 125_000, taxClass: 'standard', taxDecision: 'Kari: recorded' }
  expect(await ask('PUT', `${at}/price`, price)).toMatchObject({
    status: 200,
    body: { net: { minor: 100_000, currency: 'NOK' } },
  })
  const said = { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' }
  expect(await ask('PUT', `${at}/terms`, { code: 'standard', name: said, inWords: said })).toMatchObject({
    body: { version: 1 },
  })
  const pool = await ask('POST', `${at}/pools`, { capacity: 10 })
  expect(await ask('PUT', `/pools/${pool.body.poolId}/capacity`, { capacity: 12 })).toMatchObject({ status: 204 })
  expect((await ask('POST', `/courses/${courseId}/publication`)).status).toBe(200)
  expect((await ask('PATCH', `/courses/${courseId}`, { creditTenths: 50 })).status).toBe(204)
  expect((await ask('PATCH', at, { place: 'Kjeller' })).status).toBe(204)
  expect((await ask('POST', `${at}/publication`)).status).toBe(200)
  expect(await ask('GET', at, undefined, 'anyone')).toMatchObject({
    status: 200,
    body: {
      place: 'Kjeller',
      creditTenths: 50,
      seats: { capacity: 12, left: 12 },
      price: { gross: { minor: 125_000 } },
      sale: 'open',
    },
  })
  expect((await ask('GET', `${at}/capacity`)).body.pools[0].inWords).toBe('12 = 0 solgt + 12 ledige')
  expect((await ask('DELETE', `${at}/publication`)).status).toBe(204)
  expect((await ask('GET', at, undefined, 'anyone')).status).toBe(404)
})

test('anyone on any site may read the list, with instants as ISO 8601 in UTC', async () => {
  const { offeringId } = await launch(house)
  const { status, headers, body } = await ask('GET', '/offerings?lang=en&limit=1', undefined, 'anyone')
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(body.offers[0]).toMatchObject({ offeringId, fallback: true, startsAt: expect.stringMatching(/^\d{4}-.*Z$/) })
  expect(body.offers[0].sessions[0].endsAt).toMatch(/Z$/)
  const { body: page } = await ask('GET', `/courses/${body.offers[0].slug}`, undefined, 'anyone')
  expect(page.offers[0]).toMatchObject({ offeringId, code: body.offers[0].code })
})

test('hostile queries are refused and never break the list', async () => {
  for (const query of ['search=%00', 'limit=0', 'limit=9999', 'after=x', 'mode=moon', 'lang=xx', 'sort=price']) {
    expect((await ask('GET', `/offerings?${query}`, undefined, 'anyone')).status).toBe(422)
  }
  expect((await ask('GET', '/offerings?search=%27%29%3B--%20%5C%25_%22', undefined, 'anyone')).status).toBe(200)
  expect((await ask('GET', '/courses/No%20Such', undefined, 'anyone')).status).toBe(422)
  expect(faults).toEqual([])
})

test('a stranger can change nothing', async () => {
  const closed = routes.filter((route) => route.who !== 'anyone')
  expect(closed.length).toBeGreaterThan(12)
  for (const { method, path } of closed) {
    const answer = await ask(
      method.toUpperCase(),
      path.replace('{id}', crypto.randomUUID()),
      method === 'get' ? undefined : {},
      'anyone',
    )
    expect(answer.status).toBe(401)
  }
})

test('the OpenAPI document describes every route from the schemas that validate', () => {
  const text = JSON.stringify(describeApi(routes, { url: 'http://localhost', version: '0' }))
  for (const { id } of routes) expect(text).toContain(`"operationId":"${id}"`)
  expect(text).toContain('"format":"date-time"')
})
