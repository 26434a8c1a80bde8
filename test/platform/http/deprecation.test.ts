import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { visitor } from '../../../src/platform/actor.ts'
import { mount } from '../../../src/platform/http/mount.ts'
import { describeApi } from '../../../src/platform/http/openapi.ts'
import { type AnyRoute, type Caller, route } from '../../../src/platform/http/route.ts'
import type { Till } from '../../../src/platform/till.ts'

const plain = {
  ...({ method: 'get', room: 'handover', who: 'anyone', replies: { 200: z.object({ so: z.boolean() }) } } as const),
  answer: async () => ({ status: 200 as const, body: { so: true } }),
}
const old: AnyRoute = route({
  ...{ ...plain, path: '/old', id: 'readOld', summary: 'As it was' },
  deprecated: { since: '2031-01-10', sunset: '2031-07-10', instead: 'GET /new' },
})
const young: AnyRoute = route({ ...plain, path: '/new', id: 'readNew', summary: 'As it is' })
const caller: Caller = {
  ...{ actor: visitor, lang: 'nb', ip: '127.0.0.1', requestId: 'r', cartToken: null },
  ...{ orderTokens: [], documentTokens: [], idempotencyKey: null },
}

let server: Server
let url: string
beforeAll(async () => {
  const app = express()
  const parts = { till: {} as Till, callerOf: () => caller, noteRead: async () => {} }
  for (const each of [old, young]) mount(app, each, parts)
  server = createServer(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => server.close(done)))

test('answers of a deprecated address say since when it is and when it goes, and others say nothing', async () => {
  const { headers, status } = await fetch(`${url}/old`)
  expect(status).toBe(200)
  expect(headers.get('deprecation')).toBe('@1925769600')
  expect(headers.get('sunset')).toBe('Thu, 10 Jul 2031 00:00:00 GMT')
  expect(headers.get('link')).toContain('rel="deprecation"')
  const other = await fetch(`${url}/new`)
  expect([other.headers.get('deprecation'), other.headers.get('sunset')]).toEqual([null, null])
})

test('the document marks it and says what to use instead', () => {
  const { paths } = describeApi([old, young], { url, version: '1.0.0' })
  expect(paths['/old']!.get).toMatchObject({ deprecated: true, 'x-sunset': '2031-07-10' })
  expect(paths['/old']!.get!.description).toContain('Instead: GET /new')
  expect(paths['/new']!.get!.deprecated).toBeUndefined()
})
