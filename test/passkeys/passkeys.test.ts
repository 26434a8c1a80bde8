import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '../../src/access/routes.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import { routes as identity } from '../../src/identity/routes.ts'
import { lapsingInPasskeys } from '../../src/passkeys/lapsing.ts'
import { routes as passkeys } from '../../src/passkeys/routes.ts'
import { run } from '../../src/platform/db/statement.ts'
import { digestOf, newToken } from '../../src/platform/ids.ts'
import { staffRoutes } from '../../src/setup/staff-routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from '../identity/make.ts'
import { type Lies, SoftPasskey } from '../support/soft-passkey.ts'

const ORIGIN = 'http://kurs.example.test'
const WRONG = { status: 401, body: { type: '/problems/access/wrong-passkey' } }

let house: House
let site: Site
let next = 0
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...identity, ...access, ...passkeys, ...staffRoutes], { jobs: true })
})
afterAll(async () => {
  await site.close()
  await house.close()
})
beforeEach(async () => {
  await house.pool.query('delete from rate_limits')
})

type Owner = { email: string; personId: string; cookie: string }
type Options = { challenge: string; user: { id: string } }

async function person(): Promise<Owner> {
  const email = `nokkel-${next++}@example.test`
  const personId = await makeAccount(house, email)
  const { cookie } = await ask(site, 'POST /session', { body: { email, password: GOOD_PASSWORD } })
  return { email, personId, cookie: cookie! }
}
const offered = async ({ cookie }: Owner) =>
  (await ask(site, 'POST /me/passkeys/challenge', { cookie })).body as Options
const add = ({ cookie }: Owner, made: object, name = 'Telefonen') =>
  ask(site, 'POST /me/passkeys', { cookie, body: { name, ...made } })
async function withPasskey(): Promise<Owner & { key: SoftPasskey; id: string }> {
  const owner = await person()
  const key = new SoftPasskey(ORIGIN)
  const added = await add(owner, key.made(await offered(owner)))
  return { ...owner, key, id: String(added.body.id) }
}
const asked = async () => (await ask(site, 'POST /session/passkey/challenge')).body as Options
const signIn = (answer: object, cookie = '') => ask(site, 'POST /session/passkey', { body: answer, cookie })
const me = (cookie: string | null) => ask(site, 'GET /me', { cookie: cookie ?? '' })

describe('a passkey', () => {
  test('is added after a fresh sign-in, told to its owner, and signs them in without a password', async () => {
    const { key, email, cookie } = await withPasskey()
    await site.mailTo(email, 'med en passnøkkel')
    const listed = await ask(site, 'GET /me/passkeys', { cookie })
    expect(listed.body.passkeys).toMatchObject([{ name: 'Telefonen', lastUsedAt: null }])
    const signed = await signIn(key.signed(await asked()))
    expect([signed.status, signed.body.email, (await me(signed.cookie)).status]).toEqual([200, email, 200])
    const sessions = await ask(site, 'GET /me/sessions', { cookie: signed.cookie! })
    expect(sessions.body.sessions).toContainEqual(
      expect.objectContaining({ method: 'passkey', withCode: true, isThis: true }),
    )
  })

  test('is asked for by what the browser needs: our name only, found without a user name, its owner verified', async () => {
    const owner = await withPasskey()
    expect(await offered(owner)).toMatchObject({
      rp: { id: 'kurs.example.test' },
      user: { id: Buffer.from(owner.personId).toString('base64url'), name: owner.email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: owner.key.id }],
    })
    expect(await asked()).toMatchObject({ rpId: 'kurs.example.test', userVerification: 'required' })
    expect(await asked()).not.toHaveProperty('allowCredentials')
  })

  test('is added, and removed, only by whoever signed in a moment ago', async () => {
    const owner = await withPasskey()
    const options = await offered(owner)
    await house.pool.query(`update login_sessions set created_at = app_now() - interval '16 min'`)
    const late = [
      await ask(site, 'POST /me/passkeys/challenge', { cookie: owner.cookie }),
      await add(owner, new SoftPasskey(ORIGIN).made(options)),
      await ask(site, `DELETE /me/passkeys/${owner.id}`, { cookie: owner.cookie }),
    ]
    for (const { status, body } of late) expect([status, body.type]).toEqual([403, '/problems/access/prove-again'])
    await house.pool.query('update login_sessions set created_at = app_now()')
    expect((await ask(site, `DELETE /me/passkeys/${owner.id}`, { cookie: owner.cookie })).status).toBe(204)
    await site.mailTo(owner.email, 'passnøkkel er fjernet')
    expect(await signIn(owner.key.signed(await asked()))).toMatchObject(WRONG)
  })

  test('counts as two proofs where staff must give a code, and no app’s code is asked for', async () => {
    const { key, personId, cookie } = await withPasskey()
    const uri = String((await ask(site, 'POST /me/authenticator', { cookie })).body.uri)
    expect(uri).toContain('otpauth')
    await house.pool.query('update authenticators set confirmed_at = app_now() where person_id = $1', [personId])
    await house.does((tx) => grantRole(tx, { personId, role: 'administrator' }))
    const { cookie: fresh } = await signIn(key.signed(await asked()))
    expect((await ask(site, 'PUT /staff/code', { cookie: fresh!, body: { demanded: true } })).status).toBe(204)
    expect((await ask(site, 'GET /staff', { cookie: fresh! })).status).toBe(200)
    expect((await ask(site, 'PUT /staff/code', { cookie: fresh!, body: { demanded: false } })).status).toBe(204)
  })

  test('whose count goes backwards signs nobody in, its owner is told, and the newer one goes on working', async () => {
    const { key, email, personId } = await withPasskey()
    expect((await signIn(key.signed(await asked(), { counter: 7 }))).status).toBe(200)
    for (const counter of [7, 3, 0]) expect(await signIn(key.signed(await asked(), { counter }))).toMatchObject(WRONG)
    await site.mailTo(email, 'kan være kopiert')
    const noted = await house.rows(`select name from events where subject_id = $1 and name = 'PasskeyLooksCopied'`, [
      personId,
    ])
    expect(noted).toHaveLength(3)
    expect((await signIn(key.signed(await asked(), { counter: 8 }))).status).toBe(200)
  })

  test('of a vault that never counts signs in again and again', async () => {
    const { key } = await withPasskey()
    for (const counter of [0, 0]) expect((await signIn(key.signed(await asked(), { counter }))).status).toBe(200)
  })
})

describe('nobody is signed in', () => {
  const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  test.each<[string, Lies]>([
    ['an answer given to another site', { origin: 'https://evil.example' }],
    ['an answer for another name', { rpId: 'evil.example' }],
    ['a device that did not ask for its owner', { verified: false }],
    ['a challenge that we never made', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['another key', { key: OTHER }],
    [
      'somebody else’s name on it',
      { userHandle: Buffer.from('01890000-0000-7000-8000-000000000001').toString('base64url') },
    ],
    ['an answer that adds a passkey', { type: 'webauthn.create' }],
  ])('by %s', async (_what, lies) => {
    const { key } = await withPasskey()
    const refused = await signIn(key.signed(await asked(), lies))
    expect(refused).toMatchObject(WRONG)
    expect(refused.cookie).toBeNull()
  })

  test('by an answer that comes twice, also at the same moment, or late', async () => {
    const { key } = await withPasskey()
    const answer = key.signed(await asked())
    const both = await Promise.all([signIn(answer), signIn(answer), signIn(answer)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
    expect(await signIn(answer)).toMatchObject(WRONG)
    const challenge = newToken()
    const spent = 'insert into passkey_challenges (digest, ends_at) values ($1, app_now())'
    await house.pool.query(spent, [digestOf(challenge)])
    expect(await signIn(key.signed({ challenge }))).toMatchObject(WRONG)
  })

  test('by a challenge that was made to add a passkey, and none is added by one that was made to sign in', async () => {
    const owner = await withPasskey()
    const toAdd = await offered(owner)
    expect(await signIn(owner.key.signed(toAdd))).toMatchObject(WRONG)
    const { challenge } = await asked()
    const other = new SoftPasskey(ORIGIN)
    expect((await add(owner, other.made({ ...toAdd, challenge }))).body.type).toBe('/problems/passkey/not-accepted')
  })

  test('by a passkey that nobody has, in the same words as by a wrong one', async () => {
    const { key } = await withPasskey()
    const unknown = await signIn(new SoftPasskey(ORIGIN).signed(await asked(), { userHandle: 'YQ' }))
    const wrong = await signIn(key.signed(await asked(), { key: OTHER }))
    expect([unknown.status, unknown.text]).toEqual([401, wrong.text])
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()])
  })
})

describe('no passkey is added', () => {
  test.each<[string, Lies]>([
    ['for another site', { origin: 'https://evil.example' }],
    ['for another name', { rpId: 'evil.example' }],
    ['without asking its owner', { verified: false }],
    ['by an answer that signs in', { type: 'webauthn.get' }],
  ])('%s', async (_what, lies) => {
    const owner = await person()
    const refused = await add(owner, new SoftPasskey(ORIGIN).made(await offered(owner), lies))
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/passkey/not-accepted'])
    expect(await house.rows('select id from passkeys where person_id = $1', [owner.personId])).toEqual([])
  })

  test('to somebody else than who asked, nor twice by one challenge', async () => {
    const [owner, thief] = [await person(), await person()]
    const options = await offered(owner)
    const made = new SoftPasskey(ORIGIN).made(options)
    expect((await add(thief, made)).body.type).toBe('/problems/passkey/not-accepted')
    expect((await add(owner, made)).status).toBe(201)
    expect((await add(owner, made)).body.type).toBe('/problems/passkey/not-accepted')
  })

  test('that somebody has already, nor more than twenty', async () => {
    const [owner, thief] = [await withPasskey(), await person()]
    const again = await add(thief, owner.key.made(await offered(thief)))
    expect([again.status, again.body.type]).toEqual([409, '/problems/passkey/known'])
    await house.pool.query(
      `insert into passkeys (id, person_id, name, credential_id, public_key, counter, is_backed_up)
       select uuidv7(), $1::uuid, 'en av mange', 'mange-' || n, 'none', 0, false from generate_series(1, 20) n`,
      [thief.personId],
    )
    const full = await ask(site, 'POST /me/passkeys/challenge', { cookie: thief.cookie })
    expect([full.status, full.body.type]).toEqual([409, '/problems/passkey/too-many'])
  })
})

test('somebody else’s passkey is removed by nobody, and looks like one that is not there', async () => {
  const [owner, other] = [await withPasskey(), await person()]
  const foreign = await ask(site, `DELETE /me/passkeys/${owner.id}`, { cookie: other.cookie })
  const missing = await ask(site, `DELETE /me/passkeys/${owner.personId}`, { cookie: other.cookie })
  expect([foreign.status, foreign.text]).toEqual([404, missing.text])
  expect((await signIn(owner.key.signed(await asked()))).status).toBe(200)
})

test('the database holds no challenge that could be answered, and drops those that nobody answered', async () => {
  const { challenge } = await asked()
  const [dump] = await house.rows('select json_agg(c)::text as text from passkey_challenges c')
  expect(dump!.text).not.toContain(challenge)
  await house.does(async (tx) => {
    await tx.client.query('insert into passkey_challenges (digest, ends_at) values ($1, app_now())', ['old'])
    await run(tx, lapsingInPasskeys[0]!.remove, [])
  })
  expect(await house.rows(`select digest from passkey_challenges where digest = 'old'`)).toEqual([])
})
