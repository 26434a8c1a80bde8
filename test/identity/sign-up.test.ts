import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { routes } from '../../src/identity/routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from './make.ts'

let house: House
let site: Site
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, routes)
})
afterAll(async () => {
  await site.close()
  await house.close()
})

const asking = (email: string, password = GOOD_PASSWORD) =>
  ask(site, 'POST /people', { body: { name: 'Ola Nordmann', email, password } })
const signingIn = (email: string, password = GOOD_PASSWORD) => ask(site, 'POST /session', { body: { email, password } })
const opening = (token: unknown, password = GOOD_PASSWORD) =>
  ask(site, 'POST /people/verification', { body: { token, password } })
const tokenIn = () => /token=([\w-]+)/.exec(site.mails.at(-1)!.text)?.[1]

test('an account opens when the mailed link is opened, and not before', async () => {
  expect((await asking('Ola@Example.test')).status).toBe(202)
  expect((await signingIn('ola@example.test')).status).toBe(401)
  const opened = await opening(tokenIn())
  expect(opened.status).toBe(200)
  expect((await signingIn('OLA@example.test')).body).toMatchObject({ email: 'ola@example.test', name: 'Ola Nordmann' })
})

test('a mailed link works once, and an old one not at all', async () => {
  await asking('once@example.test')
  const token = tokenIn()
  await opening(token)
  const again = await opening(token)
  expect([again.status, again.body.type]).toEqual([409, '/problems/access/link-spent'])
  await asking('late@example.test')
  await house.pool.query(`update sign_ups set ends_at = app_now() where email = 'late@example.test'`)
  expect((await opening(tokenIn())).status).toBe(409)
})

test('a guest keeps their id and becomes the owner of the account', async () => {
  const [guest] = await house.does((tx) => ensurePeople(tx, [{ name: 'Gjest', email: 'gjest@example.test' }], 'nb'))
  await asking('gjest@example.test')
  const before = await house.rows(`select name, password_hash from people where id = $1`, [guest])
  expect(before).toEqual([{ name: 'Gjest', password_hash: null }])
  const opened = await opening(tokenIn())
  expect(opened.body.personId).toBe(guest)
  expect((await signingIn('gjest@example.test')).status).toBe(200)
})

test('a sign-up is answered alike for a new address, a guest and an account, and each gets a mail', async () => {
  await makeAccount(house, 'has-one@example.test')
  await house.does((tx) => ensurePeople(tx, [{ name: 'Gjest', email: 'guest@example.test' }], 'nb'))
  const sent = site.mails.length
  const answers = [
    await asking('nobody@example.test'),
    await asking('guest@example.test'),
    await asking('has-one@example.test'),
  ]
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(site.mails.slice(sent).map(({ subject }) => subject)).toEqual([
    'Bekreft e-postadressen din',
    'Bekreft e-postadressen din',
    'Du har allerede en konto',
  ])
  expect(site.mails.at(-1)!.text).not.toContain('token=')
})

test('nobody can change the password of an account by signing up again', async () => {
  await makeAccount(house, 'target@example.test')
  await asking('target@example.test', 'the attacker chose this')
  expect((await signingIn('target@example.test', 'the attacker chose this')).status).toBe(401)
  expect((await signingIn('target@example.test')).status).toBe(200)
})

test('whoever signs up with the address of a guest gets nothing, though the guest presses the button in the mail', async () => {
  const [guest] = await house.does((tx) => ensurePeople(tx, [{ name: 'Offer', email: 'offer@example.test' }], 'nb'))
  await asking('offer@example.test', 'the attacker chose this')
  const token = tokenIn()
  const opened = await opening(token, 'what the guest believes')
  expect([opened.status, opened.body.type]).toEqual([401, '/problems/access/wrong-password'])
  expect((await signingIn('offer@example.test', 'the attacker chose this')).status).toBe(401)
  expect(await house.rows(`select name, password_hash, email_verified_at from people where id = $1`, [guest])).toEqual([
    { name: 'Offer', password_hash: null, email_verified_at: null },
  ])
  await asking('offer@example.test')
  expect((await opening(tokenIn())).body.personId).toBe(guest)
  expect((await opening(token, 'the attacker chose this')).status).toBe(409)
  expect((await signingIn('offer@example.test', 'the attacker chose this')).status).toBe(401)
})

test('a wrong password leaves the link good, and is answered like a link that nobody was sent', async () => {
  await asking('typo@example.test')
  const token = tokenIn()
  const wrong = await opening(token, 'fire tog til Tromsø')
  const unknown = await opening('x'.repeat(43))
  expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text])
  expect(await house.rows(`select used_at from sign_ups where email = 'typo@example.test'`)).toEqual([
    { used_at: null },
  ])
  expect((await opening(token)).status).toBe(200)
})

test('the eleventh try to open one link within a quarter of an hour has to wait', async () => {
  await asking('guess@example.test')
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push((await opening(tokenIn(), `guess number ${n}`)).status)
  expect(statuses).toEqual([...Array(10).fill(401), 429])
  const [kept] = await house.rows(`select json_agg(r)::text as text from rate_limits r`)
  expect(kept!.text).not.toContain(tokenIn()!.toLowerCase())
})

test('of two people who ask for one address, the one whose link is opened first has the account', async () => {
  await asking('both@example.test', 'the first one asked')
  const first = tokenIn()
  await asking('both@example.test', 'the second one asked')
  await opening(tokenIn(), 'the second one asked')
  expect((await opening(first, 'the first one asked')).status).toBe(409)
  expect((await signingIn('both@example.test', 'the second one asked')).status).toBe(200)
})

test('short, endless and common passwords are refused, saying where', async () => {
  for (const password of ['kortord', 'x'.repeat(201), 'Passord123', 'QWERTYUIOP']) {
    const answer = await asking('weak@example.test', password)
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/password' })]])
  }
})

test('a password is kept as argon2id with 19 MiB and two passes', async () => {
  await makeAccount(house, 'hash@example.test')
  const [row] = await house.rows(`select password_hash from people where email = 'hash@example.test'`)
  expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('the eleventh sign-up for one address within a quarter of an hour has to wait', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push((await asking('again@example.test')).status)
  expect(statuses).toEqual([...Array(10).fill(202), 429])
})

test('the database holds no token and no password that was typed', async () => {
  await asking('secret@example.test', 'en helt egen hemmelighet')
  const [dump] = await house.rows(`select json_agg(s)::text as text from sign_ups s`)
  expect(dump!.text).toContain('secret@example.test')
  expect(dump!.text).not.toContain('hemmelighet')
  expect(dump!.text).not.toContain(tokenIn())
})
