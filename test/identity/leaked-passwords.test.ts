import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { routes as access } from '../../src/access/routes.ts'
import { routes } from '../../src/identity/routes.ts'
import { openBreachedPasswords } from '../../src/platform/breached-passwords.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from './make.ts'

const LEAKED = 'correct horse battery staple'
const PADDED = 'this one only pads the answer'

/** Answers as the real service does: ends of digests with counts, in capitals, padded with lines that count 0. */
const answerTo = (begins: string): string => {
  const ends = (password: string, count: number) => {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
    return digest.startsWith(begins) ? [`${digest.slice(5)}:${count}`] : []
  }
  const padding = Array.from({ length: 800 }, (_, n) => `${String(n).padStart(35, '0')}:0`)
  return [...ends(LEAKED, 3_730_471), ...ends(PADDED, 0), ...padding].join('\r\n')
}

let service: Server
let behaves: 'well' | 'badly' | 'silently' = 'well'
let asked: IncomingMessage[] = []
let logged: unknown[] = []
let house: House
let site: Site
beforeAll(async () => {
  house = await openHouse()
  service = createServer((req, res) => {
    asked.push(req)
    if (behaves === 'silently') return
    if (behaves === 'badly') return void res.writeHead(503).end('no')
    res.setHeader('content-type', 'text/plain').end(answerTo(req.url!.slice('/range/'.length)))
  })
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  const log = { warn: (...said: unknown[]) => logged.push(said) }
  const more = { breachedPasswords: openBreachedPasswords({ url }), log }
  site = await serve(house, [...routes, ...access], { jobs: true, more })
})
afterAll(async () => {
  service.closeAllConnections()
  await new Promise((closed) => service.close(closed))
  await site.close()
  await house.close()
})
beforeEach(() => {
  behaves = 'well'
  asked = []
  logged = []
})

const signUp = (password: string, email = 'ny@example.test') =>
  ask(site, 'POST /people', { body: { name: 'Ny', email, password } })

test('a password that has leaked elsewhere is refused, with the place and the reason; one that only pads is taken', async () => {
  const refused = await signUp(LEAKED)
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ pointer: '/password', detail: expect.stringContaining('has leaked') }],
  ])
  expect(await house.rows('select * from sign_ups')).toEqual([])
  expect((await signUp(PADDED)).status).toBe(202)
})

test('five figures of its digest leave, and nothing else of it; the answer is asked to be padded', async () => {
  await signUp(GOOD_PASSWORD)
  const digest = createHash('sha1').update(GOOD_PASSWORD).digest('hex').toUpperCase()
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /range/${digest.slice(0, 5)}`])
  expect(asked[0]!.headers['add-padding']).toBe('true')
  expect(JSON.stringify(asked[0]!.rawHeaders).toUpperCase()).not.toContain(digest.slice(5, 15))
})

test('an account and an unknown address are asked about alike', async () => {
  await makeAccount(house, 'har@example.test')
  const answers = [await signUp(LEAKED, 'har@example.test'), await signUp(LEAKED, 'har-ikke@example.test')]
  expect([answers[1]!.status, answers[1]!.text]).toEqual([answers[0]!.status, answers[0]!.text])
  expect(asked).toHaveLength(2)
})

test('a changed password is compared too, and the link of a forgotten one stays good', async () => {
  await makeAccount(house, 'glemt@example.test')
  await ask(site, 'POST /new-password/links', { body: { email: 'glemt@example.test' } })
  const token = /token=([\w-]+)/.exec(site.mails.at(-1)!.text)![1]
  const choose = (password: string) => ask(site, 'POST /new-password', { body: { token, password } })
  expect((await choose(LEAKED)).status).toBe(422)
  behaves = 'badly'
  expect((await choose(LEAKED)).status).toBe(204)
})

test.each(['badly', 'silently'] as const)(
  'where the service answers %s, the password is taken and that is logged, without it',
  async (how) => {
    behaves = how
    const began = performance.now()
    expect((await signUp(LEAKED, `${how}@example.test`)).status).toBe(202)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain(LEAKED)
  },
)
