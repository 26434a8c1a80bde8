import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { type Account, openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browse, type PlainBrowser, wordsOf } from '../web/browser.ts'
import { type Campus, goToProvider, openCampus, signInWith } from './campus.ts'

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
/** Somebody with a password, who came in by it. */
async function signedIn(account: Account): Promise<PlainBrowser> {
  const browser = visitor()
  await browser.post('/sign-in', { email: account.email, password: account.password })
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
  expect(wordsOf((await eva.get(`/en${PAGE}`)).body)).toContain('Nobody else signs you in yet.')
  const subjects = () =>
    Promise.resolve(campus.house.mails().flatMap(({ to, subject }) => (to.includes(account.email) ? [subject] : [])))
  await until(subjects, (mails) => mails.includes('Du logger ikke lenger inn med Fakultetet'))
  expect(
    (await campus.house.witness(`select name from events where subject_id = '${account.personId}'`)).map(
      ({ name }) => name,
    ),
  ).toEqual(['IdentityJoined', 'IdentityRemoved'])
})

test('without password and provider she comes back by a link to her address, so no way in is the last one', async () => {
  const ola = await member('ola')
  const id = await idOf(ola)
  const both = await Promise.all([id, id].map((each) => api(ola, `/me/identities/${each}`, 'DELETE')))
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404])
  expect((await ola.get(PAGE)).body).not.toContain('/removal')
  const { email } = (await api(ola, '/me', 'GET')).body as { email: string }
  const asked = await fetch(`${campus.house.url}/session/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  expect(asked.status).toBe(202)
  const mailed = () =>
    campus.house.mails().find(({ to, text }) => to.includes(email) && text.includes('/by-link?token='))
  await expect.poll(mailed, { timeout: 10_000 }).toBeDefined()
  const token = /token=([\w-]+)/.exec(mailed()!.text)![1]
  const back = await fetch(`${campus.house.url}/session/by-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  expect(back.status).toBe(200)
})

test('somebody who is signed in adds a provider without a mail, by a button and never by a link, and is told', async () => {
  const account = await openAccount(campus.house, 'Lise Legger')
  const lise = await signedIn(account)
  campus.campus.known.lise = { name: 'Somebody', email: 'elsewhere@campus.test', email_verified: false }
  const shown = await lise.get(PAGE)
  expect(wordsOf(shown.body)).toContain('Legg til Campus-ID')
  const begun = await lise.post(`${PAGE}/with/campus`, {})
  expect([begun.status, begun.body.includes('href="/sign-in/with/campus?joins=yes"')]).toEqual([200, true])
  expect(await signInWith(campus, lise, { with: 'campus', login: 'lise', query: '?joins=yes' })).toMatchObject({
    status: 303,
    to: `${PAGE}?done=joined`,
  })
  expect(wordsOf((await lise.get(`${PAGE}?done=joined`)).body)).toContain('Lagt til.')
  expect((await signInWith(campus, visitor(), { with: 'campus', login: 'lise' })).to).toBe('/my-learning')
  const subjects = () =>
    Promise.resolve(campus.house.mails().flatMap(({ to, subject }) => (to.includes(account.email) ? [subject] : [])))
  await until(subjects, (mails) => mails.includes('Du kan nå logge inn med Campus-ID'))
})

test('a link alone adds nothing, nor does what was begun by somebody else, long ago, or for somebody else’s identity', async () => {
  campus.campus.known.mons = { name: 'Mons', email: 'mons@campus.test', email_verified: false }
  const mons = await signedIn(await openAccount(campus.house))
  const byLink = await signInWith(campus, mons, { with: 'campus', login: 'mons', query: '?joins=yes' })
  expect(byLink.to).toBe('/sign-in/address')
  const cross = await mons.post(`${PAGE}/with/campus`, {}, { 'sec-fetch-site': 'cross-site' })
  expect(cross.status).toBe(403)

  const slow = await signedIn(await openAccount(campus.house))
  await slow.post(`${PAGE}/with/campus`, {})
  const late = await goToProvider(campus, slow, { with: 'campus', login: 'mons', query: '?joins=yes' })
  await campus.house.moveClock(16 * 60)
  expect((await slow.get(late)).to).toBe(`/sign-in?done=again&to=${encodeURIComponent(PAGE)}`)
  const taken = await signedIn(await openAccount(campus.house))
  await taken.post(`${PAGE}/with/campus`, {})
  const refused = await signInWith(campus, taken, { with: 'campus', login: 'lise', query: '?joins=yes' })
  expect(refused.to).toContain('refused=access%2Fidentity-taken')
  expect(wordsOf((await taken.get(refused.to!)).body)).toContain('hører allerede til en annen person')
  expect(await campus.house.witness(`select from external_identities where subject = 'mons'`)).toEqual([])
})

test('whoever proves themselves again is offered the ways they have, and nothing else', async () => {
  const only = await member('bare-campus')
  const again = (await only.get('/sign-in?done=again&to=/account')).body
  expect([again.includes('name="password"'), again.includes('/sign-in/with/faculty')]).toEqual([false, true])
  expect([again.includes('/sign-in/with/campus'), again.includes('/sign-up')]).toEqual([false, false])
  expect(again).toContain('href="/sign-in/link?to=%2Faccount"')
  const asked = await only.get('/sign-in/link?to=/account')
  expect(asked.body).toContain('value="bare-campus@campus.test"')
  await only.post('/sign-in/link', { email: 'bare-campus@campus.test', to: '/account' })
  const link = /\/sign-in\/by-link\S+/.exec(campus.house.mails()[0]!.text)![0]
  const token = new URLSearchParams(link.split('?')[1]).get('token')!
  expect((await only.get(link)).body).toContain('name="to" value="/account"')
  expect((await only.post('/sign-in/by-link', { token, to: '/account' })).to).toBe('/account')
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
