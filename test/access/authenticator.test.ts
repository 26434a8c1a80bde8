import type { SessionData } from 'express-session'
import { type TOTP, URI } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '../../src/access/routes.ts'
import { unseal } from '../../src/access/seal.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import { routes as identity } from '../../src/identity/routes.ts'
import { openSessionStore } from '../../src/identity/session-store.ts'
import { staffRoutes } from '../../src/setup/staff-routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from '../identity/make.ts'

const STEP_MS = 30_000

let house: House
let site: Site
let next = 0
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...identity, ...access, ...staffRoutes], { jobs: true })
})
afterAll(async () => {
  await site.close()
  await house.close()
})
beforeEach(async () => {
  await house.pool.query('delete from rate_limits')
})

type Account = { email: string; personId: string; cookie: string }

async function signedIn(): Promise<Account> {
  const email = `ansatt-${next++}@example.test`
  const personId = await makeAccount(house, email)
  return { email, personId, cookie: (await signIn(email)).cookie! }
}

const signIn = (email: string) => ask(site, 'POST /session', { body: { email, password: GOOD_PASSWORD } })
const me = (cookie: string | null) => ask(site, 'GET /me', { cookie: cookie ?? '' })
const codeFor = (uri: string, stepsOn = 0): string =>
  (URI.parse(uri) as TOTP).generate({ timestamp: Date.now() + stepsOn * STEP_MS })

/** Adds an app; the code of the step before is spent on it, so that this step's and the next can sign in. */
async function withApp(account: Account) {
  const offered = await ask(site, 'POST /me/authenticator', { cookie: account.cookie })
  const uri = String(offered.body.uri)
  const confirmed = await ask(site, 'POST /me/authenticator/confirmation', {
    cookie: account.cookie,
    body: { code: codeFor(uri, -1) },
  })
  return { uri, confirmed, codes: confirmed.body.recoveryCodes as string[] }
}

const giveCode = (cookie: string | null, code: string) =>
  ask(site, 'POST /session/code', { cookie: cookie ?? '', body: { code } })

describe('an authenticator app', () => {
  test('is confirmed by its first code; from then on the password alone opens nothing', async () => {
    const account = await signedIn()
    const { uri, confirmed, codes } = await withApp(account)
    expect([confirmed.status, codes.length, new Set(codes).size]).toEqual([200, 10, 10])
    const half = await signIn(account.email)
    expect([half.status, half.body.type]).toEqual([401, '/problems/access/code-needed'])
    expect((await me(half.cookie)).status).toBe(401)
    const whole = await giveCode(half.cookie, codeFor(uri))
    expect([whole.status, whole.body.email]).toEqual([200, account.email])
    expect(whole.cookie).not.toBe(half.cookie)
    expect((await me(whole.cookie)).status).toBe(200)
    expect((await me(half.cookie)).status).toBe(401)
  })

  test('once confirmed, all sessions that gave no code have ended; the one it was added in goes on', async () => {
    const account = await signedIn()
    const elsewhere = (await signIn(account.email)).cookie
    const { confirmed } = await withApp(account)
    expect(
      [await me(elsewhere), await me(account.cookie), await me(confirmed.cookie)].map(({ status }) => status),
    ).toEqual([401, 401, 200])
  })

  test('a code works once, and none that is older than one that worked', async () => {
    const account = await signedIn()
    const { uri } = await withApp(account)
    const now = codeFor(uri)
    expect((await giveCode((await signIn(account.email)).cookie, now)).status).toBe(200)
    for (const spent of [now, codeFor(uri, -1)]) {
      const again = await giveCode((await signIn(account.email)).cookie, spent)
      expect([again.status, again.body.type]).toEqual([401, '/problems/access/wrong-code'])
    }
  })

  test('the same code eight times at once signs in once', async () => {
    const account = await signedIn()
    const { uri } = await withApp(account)
    const halves = await Promise.all(Array.from({ length: 8 }, () => signIn(account.email)))
    const code = codeFor(uri)
    const answers = await Promise.all(halves.map(({ cookie }) => giveCode(cookie, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a recovery code stands in for it once, however it is typed', async () => {
    const account = await signedIn()
    const { codes } = await withApp(account)
    const typed = codes[0]!.toUpperCase().replaceAll('-', ' ')
    expect((await giveCode((await signIn(account.email)).cookie, typed)).status).toBe(200)
    expect((await giveCode((await signIn(account.email)).cookie, codes[0]!)).status).toBe(401)
  })

  test('guessing ends after ten codes, also with a new password each time', async () => {
    const account = await signedIn()
    const { uri } = await withApp(account)
    const guess = async (code: string) => giveCode((await signIn(account.email)).cookie, code)
    for (let n = 0; n < 10; n += 1) expect((await guess('000000')).status).toBe(401)
    expect((await guess(codeFor(uri))).status).toBe(429)
  })

  test('a code without a password, or a quarter of an hour after it, opens nothing', async () => {
    const account = await signedIn()
    const { uri } = await withApp(account)
    expect((await giveCode(null, codeFor(uri))).status).toBe(401)
    const half = await signIn(account.email)
    await house.pool.query(`update login_sessions set created_at = app_now() - interval '16 min' where method is null`)
    expect((await giveCode(half.cookie, codeFor(uri))).body.type).toBe('/problems/access/sign-in')
  })

  test('the table tells no secret and no recovery code', async () => {
    const account = await signedIn()
    const { uri, codes } = await withApp(account)
    const secret = new URL(uri).searchParams.get('secret')!
    const rows = JSON.stringify([
      await house.rows('select * from authenticators'),
      await house.rows('select * from recovery_codes'),
    ])
    expect(rows).not.toContain(secret)
    for (const code of codes) expect(rows).not.toContain(code)
    const [row] = await house.rows('select sealed_secret from authenticators where person_id = $1', [account.personId])
    expect(unseal(String(row!.sealed_secret), 'another secret altogether')).toBeNull()
  })

  test('is removed by whoever signed in a moment ago, and they are told by mail', async () => {
    const account = await signedIn()
    const { confirmed } = await withApp(account)
    const remove = () => ask(site, 'DELETE /me/authenticator', { cookie: confirmed.cookie! })
    await house.pool.query(`update login_sessions set created_at = app_now() - interval '16 min'`)
    expect((await remove()).body.type).toBe('/problems/access/prove-again')
    await house.pool.query('update login_sessions set created_at = app_now()')
    expect((await remove()).status).toBe(204)
    await site.mailTo(account.email, 'ikke lenger kode')
    expect((await signIn(account.email)).status).toBe(200)
  })
})

describe('where staff must give a code', () => {
  const demand = (cookie: string, demanded: boolean) => ask(site, 'PUT /staff/code', { cookie, body: { demanded } })
  const staffList = (cookie: string | null) => ask(site, 'GET /staff', { cookie: cookie ?? '' })

  test('roles wait for it, and are there with it; what is a person’s own is theirs all the while', async () => {
    const [chief, clerk] = [await signedIn(), await signedIn()]
    for (const { personId } of [chief, clerk])
      await house.does((tx) => grantRole(tx, { personId, role: 'administrator' }))
    chief.cookie = (await signIn(chief.email)).cookie!
    expect((await demand(chief.cookie, true)).body.type).toBe('/problems/access/code-yourself')
    const { confirmed } = await withApp(chief)
    expect((await demand(confirmed.cookie!, true)).status).toBe(204)

    clerk.cookie = (await signIn(clerk.email)).cookie!
    expect((await me(clerk.cookie)).body).toMatchObject({ email: clerk.email, roles: [] })
    expect((await staffList(clerk.cookie)).body.type).toBe('/problems/access/second-factor')
    const added = await withApp(clerk)
    expect((await staffList(added.confirmed.cookie)).status).toBe(200)

    const lost = await ask(site, `DELETE /people/${clerk.personId}/authenticator`, { cookie: confirmed.cookie! })
    expect([lost.status, (await staffList(added.confirmed.cookie)).status]).toEqual([204, 401])
    await site.mailTo(clerk.email, 'ikke lenger kode')
    expect((await demand(confirmed.cookie!, false)).status).toBe(204)
    expect((await staffList((await signIn(clerk.email)).cookie)).status).toBe(200)
  })

  test('a role is given, a key made and an app taken away only by whoever signed in a moment ago', async () => {
    const chief = await signedIn()
    await house.does((tx) => grantRole(tx, { personId: chief.personId, role: 'administrator' }))
    const { cookie } = await signIn(chief.email)
    await house.pool.query(`update login_sessions set created_at = app_now() - interval '16 min'`)
    const body = { name: 'ERP', roles: ['finance'] }
    const acts = [
      ask(site, 'POST /api-keys', { cookie, body }),
      ask(site, `POST /people/${chief.personId}/roles`, { cookie, body: { role: 'finance' } }),
      ask(site, `DELETE /people/${chief.personId}/authenticator`, { cookie }),
      demand(cookie!, false),
    ]
    for (const { status, body: refusal } of await Promise.all(acts))
      expect([status, refusal.type]).toEqual([403, '/problems/access/prove-again'])
  })
})

describe('a session that has ended', () => {
  test('stays ended, also where a slow request still holds it and writes it at its end', async () => {
    const own = await signedIn()
    const store = openSessionStore(house.pool)
    const sid = decodeURIComponent(own.cookie)
      .replace(/^sid=s:/, '')
      .split('.')[0]!
    const held = await new Promise<SessionData>((resolve, reject) =>
      store.get(sid, (error, found) => (found ? resolve(found) : reject(error))),
    )
    expect((await ask(site, 'DELETE /session', { cookie: own.cookie })).status).toBe(204)
    await new Promise((resolve) => store.set(sid, held, resolve))
    expect((await me(own.cookie)).status).toBe(401)
  })

  test('ends half a sign-in too: a new password leaves nobody waiting with the old one', async () => {
    const own = await signedIn()
    const { uri, confirmed } = await withApp(own)
    const half = await signIn(own.email)
    await ask(site, 'PUT /me/password', { cookie: confirmed.cookie!, body: { password: 'sju tog til Narvik' } })
    expect((await giveCode(half.cookie, codeFor(uri))).body.type).toBe('/problems/access/sign-in')
  })
})

describe('one’s own sessions', () => {
  test('are listed with way in and browser, this one marked, and ended one by one; nobody sees another’s', async () => {
    const [own, other] = [await signedIn(), await signedIn()]
    const phone = await ask(site, 'POST /session', {
      body: { email: own.email, password: GOOD_PASSWORD },
      'user-agent': 'Mozilla/5.0 (iPhone) Safari/604.1',
    })
    const listed = await ask(site, 'GET /me/sessions', { cookie: own.cookie })
    const sessions = listed.body.sessions as { id: string; agent: string; isThis: boolean; method: string }[]
    expect(sessions.map(({ method, isThis }) => ({ method, isThis }))).toHaveLength(2)
    const there = sessions.find(({ agent }) => agent.includes('iPhone'))!
    expect([there.isThis, there.method]).toEqual([false, 'password'])

    const foreign = await ask(site, `DELETE /me/sessions/${there.id}`, { cookie: other.cookie })
    const missing = await ask(site, `DELETE /me/sessions/${'0'.repeat(64)}`, { cookie: other.cookie })
    expect([foreign.status, foreign.text]).toEqual([404, missing.text])
    expect((await me(phone.cookie)).status).toBe(200)
    expect((await ask(site, `DELETE /me/sessions/${there.id}`, { cookie: own.cookie })).status).toBe(204)
    expect((await me(phone.cookie)).status).toBe(401)
  })

  test('all others end when the password is changed', async () => {
    const own = await signedIn()
    const elsewhere = (await signIn(own.email)).cookie
    const change = await ask(site, 'PUT /me/password', { cookie: own.cookie, body: { password: 'seks tog til Bodø' } })
    expect([change.status, (await me(elsewhere)).status, (await me(own.cookie)).status]).toEqual([204, 401, 200])
  })
})
