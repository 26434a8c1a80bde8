import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '../../src/access/routes.ts'
import { countTry } from '../../src/identity/limit-tries.ts'
import { routes as identity } from '../../src/identity/routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from '../identity/make.ts'

const KARI = 'kari@example.test'
const NEW_PASSWORD = 'fem tog til Stavanger'

let house: House
let site: Site
let kari: string
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...identity, ...access], { jobs: true })
  kari = await makeAccount(house, KARI)
})
afterAll(async () => {
  await site.close()
  await house.close()
})
beforeEach(async () => {
  site.mails.length = 0
  await house.pool.query('delete from login_sessions; delete from rate_limits')
})

const me = (cookie: string | null) => ask(site, 'GET /me', { cookie: cookie ?? '' })
const signIn = (password: string) => ask(site, 'POST /session', { body: { email: KARI, password } })
const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? ''

async function linkFor(path: '/session/links' | '/new-password/links', email = KARI): Promise<string> {
  await ask(site, `POST ${path}`, { body: { email } })
  return tokenIn(site.mails.at(-1)!.text)
}

describe('a mailed link signs in', () => {
  test('once, and the person is who the mail went to', async () => {
    const token = await linkFor('/session/links')
    const { status, cookie } = await ask(site, 'POST /session/by-link', { body: { token } })
    expect([status, (await me(cookie)).body.email]).toEqual([200, KARI])
    expect(await ask(site, 'POST /session/by-link', { body: { token } })).toMatchObject({
      status: 409,
      body: { type: '/problems/access/link-spent' },
    })
  })

  test('within half an hour, and not as anything else', async () => {
    const late = await linkFor('/session/links')
    await house.pool.query(`update one_time_links set ends_at = app_now() where used_at is null`)
    const other = await linkFor('/new-password/links')
    for (const token of [late, other, 'made-up'])
      expect((await ask(site, 'POST /session/by-link', { body: { token } })).status).toBe(409)
    const [row] = await house.rows(
      `select extract(epoch from ends_at - created_at)::int / 60 as minutes from one_time_links where purpose = 'new-password' limit 1`,
    )
    expect(row).toEqual({ minutes: 60 })
  })

  test('a guest who has bought without an account gets in by it, their address proved', async () => {
    await house.pool.query(`insert into people (id, email, name) values (uuidv7(), 'gjest@example.test', 'Gjest')`)
    const token = await linkFor('/session/links', 'gjest@example.test')
    const { cookie } = await ask(site, 'POST /session/by-link', { body: { token } })
    expect((await me(cookie)).body).toMatchObject({ name: 'Gjest' })
    const [guest] = await house.rows(`select email_verified_at from people where email = 'gjest@example.test'`)
    expect(guest!.email_verified_at).not.toBeNull()
  })

  test('the table of links opens nothing', async () => {
    const token = await linkFor('/session/links')
    expect(JSON.stringify(await house.rows('select * from one_time_links'))).not.toContain(token)
  })
})

describe('a forgotten password', () => {
  test('is replaced by the mailed link: the old one opens nothing, everyone is out, and the owner is told', async () => {
    const elsewhere = (await signIn(GOOD_PASSWORD)).cookie
    const token = await linkFor('/new-password/links')
    expect((await signIn(GOOD_PASSWORD)).status).toBe(200)
    expect((await ask(site, 'POST /new-password', { body: { token, password: NEW_PASSWORD } })).status).toBe(204)
    expect((await me(elsewhere)).status).toBe(401)
    expect((await signIn(GOOD_PASSWORD)).status).toBe(401)
    expect((await signIn(NEW_PASSWORD)).status).toBe(200)
    await site.mailTo(KARI, 'Passordet ditt er byttet')
    expect(
      await house.rows(`select name from events where subject_id = '${kari}' and name = 'PasswordChanged'`),
    ).toHaveLength(1)
  })

  test('a password that is tried first is refused, and the link still works', async () => {
    const token = await linkFor('/new-password/links')
    const refused = await ask(site, 'POST /new-password', { body: { token, password: 'password1' } })
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/request/invalid'])
    expect((await ask(site, 'POST /new-password', { body: { token, password: NEW_PASSWORD } })).status).toBe(204)
  })
})

describe('nobody learns who has an account', () => {
  test.each(['/session/links', '/new-password/links'])('%s answers an unknown address as a known one', async (path) => {
    const answers = []
    for (const email of [KARI, 'ingen@example.test']) answers.push(await ask(site, `POST ${path}`, { body: { email } }))
    const [known, unknown] = answers
    expect([known!.status, known!.text]).toEqual([202, unknown!.text])
    expect([...unknown!.headers.keys()]).toEqual([...known!.headers.keys()])
    expect(site.mails.map(({ to }) => to.address)).toEqual([KARI, 'ingen@example.test'])
    expect(tokenIn(site.mails[1]!.text)).toBe('')
  })

  test('the eleventh mail to one address within a quarter of an hour has to wait', async () => {
    const asked = () => ask(site, 'POST /session/links', { body: { email: KARI } })
    for (let n = 0; n < 10; n += 1) expect((await asked()).status).toBe(202)
    const refused = await asked()
    expect([refused.status, refused.body.type]).toEqual([429, '/problems/access/too-many-tries'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('and the twenty-first within an hour, from however many networks they were asked for, known or unknown', async () => {
    await makeAccount(house, 'flom@example.test')
    for (const email of ['flom@example.test', 'ingen-flom@example.test']) {
      const from = (network: number) => countTry(house.pool, { what: 'link', email, ip: `192.0.${network}.7` })
      for (let n = 0; n < 20; n += 1) await from(n)
      await expect(from(20)).rejects.toMatchObject({ code: 'access/too-many-tries' })
      const refused = await ask(site, 'POST /people', { body: { name: 'Ola', email, password: NEW_PASSWORD } })
      expect([refused.status, Number(refused.headers.get('retry-after')) > 50 * 60]).toEqual([429, true])
    }
    expect(site.mails.filter(({ to }) => to.address.includes('flom'))).toEqual([])
  })

  test('an address without an account costs a row of its table too, which opens nothing', async () => {
    const personId = await makeAccount(house, 'rad@example.test')
    await house.pool.query('delete from one_time_links')
    for (const email of ['rad@example.test', 'ingen@example.test'])
      await ask(site, 'POST /session/links', { body: { email } })
    expect(
      await house.rows('select person_id, used_at is null as open from one_time_links order by created_at'),
    ).toEqual([
      { person_id: personId, open: true },
      { person_id: null, open: false },
    ])
  })

  test('links lead to our own address, whatever host the request names', async () => {
    await ask(site, 'POST /session/links', { body: { email: 'vert@example.test' }, 'x-forwarded-host': 'ond.example' })
    expect(site.mails[0]!.text).toContain('http://kurs.example.test/sign-up')
    expect(site.mails[0]!.text).not.toContain('ond.example')
  })
})
