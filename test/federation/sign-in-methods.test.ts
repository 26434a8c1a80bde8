import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { type Account, openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browse, type PlainBrowser, wordsOf } from '../web/browser.ts'
import { type Campus, openCampus, signInWith } from './campus.ts'

const PAGE = '/account/sign-in-methods'

let campus: Campus
const visitor = () => browse(campus.house.url)
beforeAll(async () => {
  campus = await openCampus()
}, 90_000)
afterAll(() => campus?.close())

/** Somebody whom the faculty vouches for: with a password of their own too, or without. */
async function member(login: string, account?: Account): Promise<PlainBrowser> {
  const email = account?.email ?? `${login}@campus.test`
  campus.campus.known[login] = { name: login, email, email_verified: true }
  const browser = visitor()
  await signInWith(campus, browser, { with: 'faculty', login })
  return browser
}
async function api(browser: PlainBrowser, path: string, method = 'GET') {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${campus.house.url}${path}`, { method, headers: { cookie } })
  const text = await answer.text()
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> }
}
const idOf = async (browser: PlainBrowser) =>
  ((await api(browser, '/me/identities')).body.identities as { id: string }[])[0]!.id

test('a person sees who signs them in, and removes what they do not use; a mail says so', async () => {
  const account = await openAccount(campus.house, 'Eva Eier')
  const eva = await member('eva', account)
  expect((await eva.get('/account')).body).toContain(`href="${PAGE}"`)
  expect(wordsOf((await eva.get(PAGE)).body)).toContain('Fakultetet')
  expect((await api(eva, '/me/identities')).body).toMatchObject({
    identities: [{ provider: 'faculty', name: { nb: 'Fakultetet', en: 'The faculty' } }],
  })
  expect(await eva.post(`${PAGE}/${await idOf(eva)}/removal`, {})).toMatchObject({ status: 303, to: PAGE })
  expect(wordsOf((await eva.get(`/en${PAGE}`)).body)).toContain('Nobody else signs you in.')
  const subjects = () =>
    Promise.resolve(campus.house.mails().flatMap(({ to, subject }) => (to.includes(account.email) ? [subject] : [])))
  await until(subjects, (mails) => mails.includes('Du logger ikke lenger inn med Fakultetet'))
  expect(
    (await campus.house.witness(`select name from events where subject_id = '${account.personId}'`)).map(
      ({ name }) => name,
    ),
  ).toEqual(['IdentityJoined', 'IdentityRemoved'])
})

test('the last way in cannot be removed, on the page or over the API, nor two at once', async () => {
  const ola = await member('ola')
  const id = await idOf(ola)
  const refused = await ola.post(`${PAGE}/${id}/removal`, {})
  expect([refused.status, wordsOf(refused.body)]).toEqual([
    409,
    expect.stringContaining('eneste måten du kan logge inn'),
  ])
  expect(await api(ola, `/me/identities/${id}`, 'DELETE')).toMatchObject({
    status: 409,
    body: { type: '/problems/access/last-way-in' },
  })
  const person = `(select person_id from external_identities where id = '${id}')`
  const other = newId()
  await campus.house.till.connection.pool.query(
    `insert into external_identities (id, provider, subject, person_id) values ('${other}', 'campus', 'ola-too', ${person})`,
  )
  const both = await Promise.all([id, other].map((each) => api(ola, `/me/identities/${each}`, 'DELETE')))
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
})

test("somebody else's is removed by nobody, and looks like one that is not there", async () => {
  const [kari, per] = [
    await member('kari', await openAccount(campus.house)),
    await member('per', await openAccount(campus.house)),
  ]
  const foreign = await api(kari, `/me/identities/${await idOf(per)}`, 'DELETE')
  const missing = await api(kari, `/me/identities/${newId()}`, 'DELETE')
  expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect((await kari.post(`${PAGE}/${await idOf(per)}/removal`, {})).status).toBe(404)
  expect((await kari.post(`${PAGE}/not-an-id/removal`, {})).status).toBe(404)
  expect((await visitor().get(PAGE)).to).toContain('/sign-in?to=')
  expect((await api(visitor(), '/me/identities')).status).toBe(401)
})

test('programs read where people may sign in', async () => {
  const { body } = await api(visitor(), '/sign-in-providers')
  expect(body.providers).toContainEqual({
    id: 'campus',
    name: { nb: 'Campus-ID', en: 'Campus-ID' },
    startsAt: `${campus.house.url}/sign-in/with/campus`,
  })
  expect(JSON.stringify(body)).not.toMatch(/secret|privateKey|clientId/i)
})
