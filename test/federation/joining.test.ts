import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import { personByEmail } from '../../src/identity/queries.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browse, hiddenFields, wordsOf } from '../web/browser.ts'
import { type Campus, mailedLink, openCampus, press, signInWith, whoIs } from './campus.ts'

const MAILED = 'Vi har sendt en e-post'
const job = { kind: 'job', name: 'test' } as const

let campus: Campus
let login: string
let logins = 0
const visitor = () => browse(campus.house.url)
beforeAll(async () => {
  campus = await openCampus()
}, 90_000)
afterAll(() => campus?.close())
beforeEach(() => {
  login = `login-${++logins}`
})

/** What the campus says of this test's person. */
const campusSays = (claims: { name?: string; email?: string; email_verified?: boolean }) => {
  campus.campus.known[login] = claims
}
/** Somebody new, on the page that asks for an address. */
async function recognised(provider = 'campus') {
  const browser = visitor()
  expect(await signInWith(campus, browser, { with: provider, login })).toMatchObject({ to: '/sign-in/address' })
  return browser
}
async function asked(email: string, { name = 'Kari Nordmann', provider = 'campus' } = {}) {
  const browser = await recognised(provider)
  const answer = await browser.post('/sign-in/address', { name, email })
  expect(answer).toMatchObject({ status: 200, body: expect.stringContaining(MAILED) })
  return { browser, link: mailedLink(campus, email)!, answer }
}
const identities = async (provider = 'campus') =>
  campus.house.witness(
    `select person_id from external_identities where provider = '${provider}' and subject = '${login}'`,
  )
const mailsTo = (email: string) => campus.house.mails().filter(({ to }) => to.includes(email))

describe('an address that the provider is not trusted with', () => {
  test.each([
    ['unverified', 'campus', false],
    ['verified, but by a provider that is not trusted', 'campus', true],
    ['unverified by a trusted provider', 'faculty', false],
  ])('and that has an account: nobody gets in without its mail (%s)', async (_name, provider, email_verified) => {
    const owner = await openAccount(campus.house, 'Eva Eier')
    campusSays({ name: 'Ikke Eva', email: owner.email, email_verified })
    const { browser, link } = await asked(owner.email, { provider })
    expect(await whoIs(campus, browser)).toBeNull()
    expect(await identities(provider)).toEqual([])
    const ownersBrowser = visitor()
    expect((await ownersBrowser.get(link)).body).not.toContain('Bekreft og logg inn')
    const pressed = await press(ownersBrowser, link)
    expect([pressed.status, wordsOf(pressed.body)]).toEqual([
      409,
      expect.stringContaining('i den nettleseren du begynte'),
    ])
    expect([await identities(provider), await whoIs(campus, ownersBrowser)]).toEqual([[], null])
  })

  test('is proved by its mail, joined to its account, and its owner is told', async () => {
    const owner = await openAccount(campus.house, 'Eva Eier')
    campusSays({ name: 'Ikke Eva', email: owner.email })
    const { browser, link } = await asked(owner.email)
    const before = browser.cookies.get('sid')
    expect((await browser.get(link)).body).toContain('Bekreft og logg inn')
    expect(await identities()).toEqual([])
    expect(await press(browser, link)).toMatchObject({ status: 303, to: '/my-learning' })
    expect(browser.cookies.get('sid')).not.toBe(before)
    expect(await whoIs(campus, browser)).toMatchObject({ id: owner.personId, name: 'Eva Eier' })
    expect((await signInWith(campus, visitor(), { with: 'campus', login })).to).toBe('/my-learning')
    const [told] = await until(
      async () => mailsTo(owner.email).filter(({ subject }) => subject === 'Du kan nå logge inn med Campus-ID'),
      (mails) => mails.length === 1,
    )
    expect(told!.text).toContain('/account/sign-in-methods')
  })

  test('and whose owner has an app: its code comes next, and then where they were going', async () => {
    const owner = await openAccount(campus.house, 'Eva Eier')
    await campus.house.till.connection.pool.query(
      `insert into authenticators (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [owner.personId],
    )
    const browser = visitor()
    await signInWith(campus, browser, { with: 'campus', login, query: '?to=/cart' })
    await browser.post('/sign-in/address', { name: 'Eva', email: owner.email })
    const owes = await press(browser, mailedLink(campus, owner.email)!)
    expect([owes.status, owes.to, await whoIs(campus, browser)]).toEqual([303, '/sign-in/code?to=%2Fcart', null])
  })

  test('is not proved in a browser where another identity waits, and asking there does not end the first link', async () => {
    const owner = await openAccount(campus.house, 'Eva Eier')
    const stranger = await asked(owner.email)
    login = `login-${++logins}`
    const own = await asked(owner.email)
    expect((await press(own.browser, stranger.link)).status).toBe(409)
    expect(await press(own.browser, own.link)).toMatchObject({ status: 303 })
    const joined = await campus.house.witness(
      `select subject from external_identities where person_id = '${owner.personId}'`,
    )
    expect(joined).toEqual([{ subject: login }])
  })

  test('waits under a new session', async () => {
    const browser = visitor()
    await browser.get('/sign-in/with/campus')
    const before = browser.cookies.get('sid')
    await signInWith(campus, browser, { with: 'campus', login })
    const stolen = visitor()
    stolen.cookies.set('sid', before!)
    expect((await stolen.get('/sign-in/address')).to).toBe('/sign-in')
    expect((await browser.get('/sign-in/address')).status).toBe(200)
  })

  test('is asked for alike whether or not it has an account', async () => {
    const owner = await openAccount(campus.house)
    await act(campus.house.till, job, (tx) => ensurePeople(tx, [{ name: 'Gjest', email: 'gjest@before.test' }], 'nb'))
    const addresses = [owner.email, 'gjest@before.test', 'nobody@before.test']
    const seen: string[] = []
    for (const email of addresses) {
      login = `login-${++logins}`
      const { answer } = await asked(email)
      const [mail] = mailsTo(email)
      seen.push(
        JSON.stringify([answer.status, answer.body, mail!.subject, mail!.text])
          .replaceAll(email, '')
          .replaceAll(/token=[\w-]+/g, ''),
      )
    }
    expect(new Set(seen).size).toBe(1)
  })

  test('is told in words that mend it when it is none', async () => {
    const browser = await recognised()
    const answer = await browser.post('/sign-in/address', { name: ' ', email: 'nowhere' })
    expect([answer.status, wordsOf(answer.body)]).toEqual([422, expect.stringContaining('2 ting må rettes')])
  })
})

describe('an address that the provider is trusted with', () => {
  test('signs its owner in at once, who is told; their roles come with them', async () => {
    const owner = await openAccount(campus.house, 'Siri Sjef')
    await act(campus.house.till, job, (tx) => grantRole(tx, { personId: owner.personId, role: 'finance' }))
    campusSays({ name: 'Siri S.', email: owner.email.toUpperCase(), email_verified: true })
    const browser = visitor()
    expect((await signInWith(campus, browser, { with: 'faculty', login, query: '?to=/finance' })).to).toBe('/finance')
    expect(await whoIs(campus, browser)).toMatchObject({ id: owner.personId, name: 'Siri Sjef', roles: ['finance'] })
    expect((await browser.get('/finance')).status).toBe(200)
    const subjects = () => Promise.resolve(mailsTo(owner.email).map(({ subject }) => subject))
    await until(subjects, (mails) => mails.includes('Du kan nå logge inn med Fakultetet'))
  })

  test('makes a guest the owner of an account, and keeps their id', async () => {
    const email = `${login}@guest.test`
    const [guest] = await act(campus.house.till, job, (tx) => ensurePeople(tx, [{ name: 'Gjest', email }], 'nb'))
    campusSays({ name: 'Gunn Gjest', email, email_verified: true })
    const browser = visitor()
    await signInWith(campus, browser, { with: 'faculty', login })
    expect(await whoIs(campus, browser)).toMatchObject({ id: guest, name: 'Gunn Gjest', email })
  })

  test.each([
    ['Øyvind «Ø» Åsen-Ærlig 😀', 'Øyvind «Ø» Åsen-Ærlig 😀'],
    ['<b>Bo</b> & "co"', '<b>Bo</b> & "co"'],
    ['  Linje\nto\u0000\u2028tre\t ', 'Linje to tre'],
    [`${'å'.repeat(300)}`, 'å'.repeat(100)],
    ['A\u030asne', 'Åsne'],
    ['4242 4242 4242 4242', null],
    ['\u0007', null],
  ])('comes with the name %j', async (name, kept) => {
    const email = `${login}@names.test`
    campusSays({ name, email, email_verified: true })
    const browser = visitor()
    await signInWith(campus, browser, { with: 'faculty', login })
    expect(await whoIs(campus, browser)).toMatchObject({ name: kept ?? login })
    const shown = await browser.get('/account/sign-in-methods')
    expect([shown.status, shown.body.includes('<b>Bo')]).toEqual([200, false])
  })
})

describe('somebody of whom a provider tells no address', () => {
  test('types one, and is a new person once they have opened its link', async () => {
    const email = `${login}@typed.test`
    const { browser, link } = await asked(email, { name: 'Ny Nordmann', provider: 'id-porten' })
    expect(await personByEmail({ client: campus.house.till.connection.pool }, email)).toBeNull()
    expect((await press(browser, link)).to).toBe('/my-learning')
    expect(await whoIs(campus, browser)).toMatchObject({ name: 'Ny Nordmann', email })
  })

  test('opens the link once, within the hour, and only the newest', async () => {
    const email = `${login}@once.test`
    const { browser, link } = await asked(email, { provider: 'id-porten' })
    await browser.post('/sign-in/address', { name: 'Kari', email })
    expect(mailedLink(campus, email)).not.toBe(link)
    const spent = await press(browser, link)
    expect([spent.status, wordsOf(spent.body)]).toEqual([409, expect.stringContaining('brukt eller for gammel')])
    const before = new Map(browser.cookies)
    expect((await press(browser, mailedLink(campus, email)!)).to).toBe('/my-learning')
    const again = visitor()
    for (const [name, value] of before) again.cookies.set(name, value)
    expect((await press(again, mailedLink(campus, email)!)).status).toBe(409)
    login = `login-${++logins}`
    const late = await asked(`${login}@late.test`, { provider: 'id-porten' })
    await campus.house.moveClock(3601)
    expect((await press(late.browser, late.link)).status).toBe(409)
    expect((await late.browser.get('/sign-in/address')).to).toBe('/sign-in')
    expect(await identities('id-porten')).toEqual([])
  })

  test('may be asked from the English pages, and is answered in English', async () => {
    const email = `${login}@english.test`
    const browser = visitor()
    await signInWith(campus, browser, { with: 'id-porten', login })
    expect((await browser.get('/en/sign-in/address')).body).toContain('has recognised you')
    await browser.post('/en/sign-in/address', { name: 'Ann', email })
    expect(mailedLink(campus, email)).toContain('/en/sign-in/address/confirmation?token=')
    expect(await press(browser, mailedLink(campus, email)!)).toMatchObject({ to: '/en/my-learning' })
  })
})

test('one person may come in by two providers, and one identity belongs to one person', async () => {
  const email = `${login}@two.test`
  campusSays({ name: 'To Veier', email, email_verified: true })
  const first = visitor()
  await signInWith(campus, first, { with: 'faculty', login })
  const { browser, link } = await asked(email, { provider: 'id-porten' })
  const rival = await asked(`other-${email}`, { provider: 'id-porten' })
  await press(browser, link)
  expect((await whoIs(campus, browser))!.id).toBe((await whoIs(campus, first))!.id)
  const refused = await press(rival.browser, rival.link)
  expect([refused.status, wordsOf(refused.body)]).toEqual([409, expect.stringContaining('annen person')])
})

test('the database holds no token of a link or of a browser', async () => {
  const { link } = await asked(`${login}@secret.test`)
  const token = hiddenFields((await visitor().get(link)).body).token!
  const [dump] = await campus.house.witness('select json_agg(j)::text as text from identity_joinings j')
  expect([dump!.text.includes(`${login}@secret.test`), dump!.text.includes(token)]).toEqual([true, false])
})
