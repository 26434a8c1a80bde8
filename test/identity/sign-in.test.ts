import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { grantRole } from '../../src/identity/grant-role.ts'
import { lapsingInIdentity } from '../../src/identity/lapsing.ts'
import { routes } from '../../src/identity/routes.ts'
import { run } from '../../src/platform/db/statement.ts'
import { staffRoutes } from '../../src/setup/staff-routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from './make.ts'

const spent = vi.hoisted(() => {
  vi.resetModules() // the test files share the program's modules; these load it anew, with a library that counts
  return { argon2: 0 }
})
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const counted =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      spent.argon2++
      return work(...given)
    }
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) }
})

let house: House
let site: Site
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...routes, ...staffRoutes])
  await makeAccount(house, 'kari@example.test')
})
afterAll(async () => {
  await site.close()
  await house.close()
})
beforeEach(async () => {
  await house.pool.query('delete from login_sessions')
})

const signIn = (email: string, password = GOOD_PASSWORD, cookie = '') =>
  ask(site, 'POST /session', { body: { email, password }, cookie })
const me = (cookie: string | null) => ask(site, 'GET /me', { cookie: cookie ?? '' })

test('who signs in is known by the cookie from then on, until they sign out', async () => {
  expect((await me(null)).status).toBe(401)
  const { cookie, headers } = await signIn('kari@example.test')
  expect(headers.getSetCookie()[0]).toMatch(/^sid=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await me(cookie)).body).toMatchObject({ kind: 'person', name: 'Kari Nordmann', roles: [] })
  const out = await ask(site, 'DELETE /session', { cookie })
  expect([out.status, out.cookie]).toEqual([204, 'sid='])
  expect((await me(cookie)).status).toBe(401)
  expect(await house.rows('select * from login_sessions')).toEqual([])
})

test('a session id that somebody planted before the sign-in opens nothing after it', async () => {
  await makeAccount(house, 'mallory@example.test')
  const planted = (await signIn('mallory@example.test')).cookie!
  const own = (await signIn('kari@example.test', GOOD_PASSWORD, planted)).cookie!
  expect(own).not.toBe(planted)
  expect((await me(planted)).status).toBe(401)
  expect((await me(own)).body).toMatchObject({ email: 'kari@example.test' })
  expect(await house.rows('select * from login_sessions')).toHaveLength(1)
})

test('a made-up session id is not taken over', async () => {
  const { cookie } = await signIn('kari@example.test', GOOD_PASSWORD, 'sid=s%3Achosen-by-somebody.AAAA')
  expect(cookie).not.toContain('chosen-by-somebody')
})

test('an unknown address and a wrong password are answered alike, at the cost of one argon2 each', async () => {
  const costs: number[] = []
  const answers = []
  for (const email of ['kari@example.test', 'nobody-at-all@example.test']) {
    spent.argon2 = 0
    answers.push(await signIn(email, 'not the password at all'))
    costs.push(spent.argon2)
  }
  expect(answers[0]!.status).toBe(401)
  expect(answers[1]!.text).toBe(answers[0]!.text)
  expect(namesOf(answers[1]!.headers)).toEqual(namesOf(answers[0]!.headers))
  expect(costs).toEqual([1, 1])
})

test('visitors leave no row and get no cookie, also when they fail to sign in or sign out', async () => {
  const answers = [
    await me(null),
    await signIn('kari@example.test', 'wrong as can be'),
    await ask(site, 'DELETE /session'),
  ]
  expect(answers.slice(0, 2).map(({ cookie }) => cookie)).toEqual([null, null])
  expect(await house.rows('select * from login_sessions')).toEqual([])
})

test('the table of login sessions opens nothing: it holds the digest of the cookie', async () => {
  const { cookie } = await signIn('kari@example.test')
  const [row] = await house.rows('select * from login_sessions')
  const sid = decodeURIComponent(cookie!)
    .replace(/^sid=s:/, '')
    .split('.')[0]!
  expect(JSON.stringify(row)).not.toContain(sid)
  expect(row!.person_id).not.toBeNull()
})

test('a login session ends after eight hours without a request and after seven days in any case', async () => {
  const idle = (await signIn('kari@example.test')).cookie
  await house.pool.query(`update login_sessions set last_seen_at = app_now() - interval '7 h 50 min'`)
  expect((await me(idle)).status).toBe(200)
  await house.pool.query(`update login_sessions set last_seen_at = app_now() - interval '8 h 1 s'`)
  expect((await me(idle)).status).toBe(401)
  const old = (await signIn('kari@example.test')).cookie
  const days = `select extract(day from ends_at - created_at)::int as days from login_sessions where last_seen_at > app_now() - interval '1 min'`
  expect(await house.rows(days)).toEqual([{ days: 7 }])
  await house.pool.query('update login_sessions set ends_at = app_now()')
  expect((await me(old)).status).toBe(401)
  for (const { remove } of lapsingInIdentity) await house.does((tx) => run(tx, remove, []))
  expect(await house.rows('select * from login_sessions')).toEqual([])
})

test('that somebody was seen is written at most every five minutes', async () => {
  const { cookie } = await signIn('kari@example.test')
  const seen = async () => (await house.rows('select last_seen_at, xmin from login_sessions'))[0]
  const before = await seen()
  await me(cookie)
  expect(await seen()).toEqual(before)
  await house.pool.query(`update login_sessions set last_seen_at = app_now() - interval '6 min'`)
  await me(cookie)
  expect(((await seen())!.last_seen_at as Date).getTime()).toBeGreaterThanOrEqual(
    (before!.last_seen_at as Date).getTime(),
  )
})

test('roles count from the next request, and a new role asks for a new sign-in', async () => {
  const personId = await makeAccount(house, 'new-admin@example.test')
  const before = (await signIn('new-admin@example.test')).cookie
  expect((await ask(site, 'GET /api-keys', { cookie: before })).status).toBe(403)
  await house.does((tx) => grantRole(tx, { personId, role: 'administrator' }))
  expect((await me(before)).status).toBe(401)
  const after = (await signIn('new-admin@example.test')).cookie
  expect((await ask(site, 'GET /api-keys', { cookie: after })).status).toBe(200)
  await house.pool.query('delete from person_roles where person_id = $1', [personId])
  expect((await ask(site, 'GET /api-keys', { cookie: after })).status).toBe(403)
})

test('after ten wrong passwords even the right one has to wait, and the answer says how long', async () => {
  await makeAccount(house, 'guessed@example.test')
  for (let n = 0; n < 10; n++) expect((await signIn('guessed@example.test', `guess number ${n}`)).status).toBe(401)
  const late = await signIn('GUESSED@example.test')
  expect([late.status, late.body.type]).toEqual([429, '/problems/access/too-many-tries'])
  const seconds = Number(late.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(14 * 60)
  expect(seconds).toBeLessThanOrEqual(15 * 60)
  expect((await signIn('kari@example.test')).status).toBe(200)
})

test('getting in forgives the wrong tries before', async () => {
  await makeAccount(house, 'clumsy@example.test')
  for (let n = 0; n < 9; n++) await signIn('clumsy@example.test', `guess number ${n}`)
  expect((await signIn('clumsy@example.test')).status).toBe(200)
  expect((await signIn('clumsy@example.test', 'wrong once more')).status).toBe(401)
  expect((await signIn('clumsy@example.test')).status).toBe(200)
})

test('behind https the cookie is bound to this very host', async () => {
  const behind = await serve(house, [...routes, ...staffRoutes], { https: true })
  try {
    const body = { email: 'kari@example.test', password: GOOD_PASSWORD }
    const { headers } = await ask(behind, 'POST /session', { body, 'x-forwarded-proto': 'https' })
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-sid=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  } finally {
    await behind.close()
  }
})

test('a sign-in without its two words is refused, saying what is missing', async () => {
  const { status, body } = await ask(site, 'POST /session', { body: { email: 'kari@example.test', admin: true } })
  const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer)
  expect([status, pointers.sort()]).toEqual([422, ['/admin', '/password']])
})

const namesOf = (headers: Headers) => [...headers.keys()].filter((name) => name !== 'date')
