import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '../../src/access/routes.ts'
import { lapsingInAddresses } from '../../src/addresses/lapsing.ts'
import { routes as addresses } from '../../src/addresses/routes.ts'
import { createPerson } from '../../src/identity/create-person.ts'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import { routes as identity } from '../../src/identity/routes.ts'
import { whomOf } from '../../src/identity/whom.ts'
import { run } from '../../src/platform/db/statement.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from '../identity/make.ts'

let house: House
let site: Site
let next = 0
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...identity, ...access, ...addresses], { jobs: true })
})
afterAll(async () => {
  await site.close()
  await house.close()
})
beforeEach(async () => {
  await house.pool.query('delete from rate_limits')
})

type Owner = { email: string; personId: string; cookie: string }
type Own = { id: string; email: string; isMain: boolean }

const fresh = (word: string) => `${word}-${next++}@example.test`
const enter = (email: string) => ask(site, 'POST /session', { body: { email, password: GOOD_PASSWORD } })
async function person(email = fresh('person')): Promise<Owner> {
  const personId = await makeAccount(house, email)
  return { email, personId, cookie: (await enter(email)).cookie! }
}
const askFor = ({ cookie }: Owner, email: string) => ask(site, 'POST /me/addresses', { cookie, body: { email } })
const tokenTo = (email: string): string => {
  const mail = site.mails.findLast(({ to, text }) => to.address === email && text.includes('/account/addresses/proof'))
  return /token=(\S+)/.exec(mail!.text)![1]!
}
const prove = ({ cookie }: { cookie: string }, token: string) =>
  ask(site, 'POST /me/addresses/proof', { cookie, body: { token } })
const listed = async ({ cookie }: Owner) => (await ask(site, 'GET /me/addresses', { cookie })).body.addresses as Own[]
const idOf = async (owner: Owner, email: string) => (await listed(owner)).find((each) => each.email === email)!.id
async function withTwo(): Promise<Owner & { work: string }> {
  const owner = await person()
  const work = fresh('work')
  expect((await askFor(owner, work)).status).toBe(202)
  expect((await prove(owner, tokenTo(work))).body).toEqual({ added: true, proofId: null })
  return { ...owner, work }
}

describe('an address is added', () => {
  test('by its mailed link, and its owner is told at the main one', async () => {
    const owner = await withTwo()
    expect((await listed(owner)).map(({ email, isMain }) => [email, isMain])).toEqual([
      [owner.email, true],
      [owner.work, false],
    ])
    await site.mailTo(owner.email, 'en adresse til')
  })

  test('by whoever asked for it only: somebody else’s session is refused, and the link stays good', async () => {
    const [anna, berit] = [await person(), await person()]
    const email = fresh('work')
    await askFor(anna, email)
    const token = tokenTo(email)
    const stolen = await prove(berit, token)
    expect([stolen.status, stolen.body.type]).toEqual([409, '/problems/address/asked-by-another'])
    expect((await prove({ cookie: '' }, token)).status).toBe(401)
    expect((await prove(anna, token)).body).toMatchObject({ added: true })
    const twice = await prove(anna, token)
    expect([twice.status, twice.body.type]).toEqual([409, '/problems/access/link-spent'])
  })

  test('by nobody whose link is too old, and the database holds no link that could be used', async () => {
    const owner = await person()
    const email = fresh('work')
    await askFor(owner, email)
    const [dump] = await house.rows('select json_agg(p)::text as text from address_proofs p')
    expect(dump!.text).not.toContain(tokenTo(email))
    await house.pool.query('update address_proofs set ends_at = app_now() where email = $1', [email])
    expect((await prove(owner, tokenTo(email))).body.type).toBe('/problems/access/link-spent')
    await house.does((tx) => run(tx, lapsingInAddresses[0]!.remove, []))
    expect(await house.rows('select id from address_proofs where email = $1', [email])).toEqual([])
  })

  test('only after a fresh sign-in, once, and not without end', async () => {
    const owner = await withTwo()
    const again = await askFor(owner, owner.work.toUpperCase())
    expect([again.status, again.body.type]).toEqual([409, '/problems/address/yours-already'])
    await house.pool.query(
      `insert into person_addresses (id, email, person_id) select uuidv7(), 'nr-' || n || '-' || $1::text || '@example.test', $1::uuid from generate_series(1, 8) n`,
      [owner.personId],
    )
    expect((await askFor(owner, fresh('one-more'))).body.type).toBe('/problems/address/too-many')
    await house.pool.query(`update login_sessions set created_at = app_now() - interval '16 min'`)
    const late = await askFor(owner, fresh('late'))
    expect([late.status, late.body.type]).toEqual([403, '/problems/access/prove-again'])
  })

  test('with one answer and one mail, whether or not it has an account', async () => {
    const [owner, other] = [await person(), await person()]
    const free = fresh('free')
    const answers = [await askFor(owner, other.email), await askFor(owner, free)]
    expect(answers[0]!.text).toBe(answers[1]!.text)
    const said = [other.email, free].map((email) => {
      const mail = site.mails.findLast(({ to }) => to.address === email)!
      return [mail.subject, mail.text.replace(/token=\S+/, '')]
    })
    expect(said[0]).toEqual(said[1])
  })

  test('at the same moment by two people: it is one’s only', async () => {
    const [anna, berit] = [await person(), await person()]
    const email = fresh('both')
    await askFor(anna, email)
    const hers = tokenTo(email)
    await askFor(berit, email)
    const answers = await Promise.all([prove(anna, hers), prove(berit, tokenTo(email))])
    expect(answers.map(({ body }) => body.added).toSorted()).toEqual([false, true])
    expect(await house.rows('select count(*)::int as n from person_addresses where email = $1', [email])).toEqual([
      { n: 1 },
    ])
  })
})

describe('each address', () => {
  test('signs in with the password, a mailed link and a new password', async () => {
    const owner = await withTwo()
    expect((await enter(owner.work)).body).toMatchObject({ id: owner.personId, email: owner.email })
    await ask(site, 'POST /session/links', { body: { email: owner.work } })
    const link = site.mails.findLast(({ to }) => to.address === owner.work)!
    const signed = await ask(site, 'POST /session/by-link', { body: { token: /token=(\S+)/.exec(link.text)![1] } })
    expect(signed.body).toMatchObject({ id: owner.personId })
    await ask(site, 'POST /new-password/links', { body: { email: owner.work } })
    const token = /token=(\S+)/.exec(site.mails.findLast(({ to }) => to.address === owner.work)!.text)![1]
    const password = 'sju blå elger'
    expect((await ask(site, 'POST /new-password', { body: { token, password } })).status).toBe(204)
    for (const email of [owner.work, owner.email])
      expect((await ask(site, 'POST /session', { body: { email, password } })).status).toBe(200)
    expect(await house.does((tx) => whomOf(tx, owner.personId))).toMatchObject({ addresses: [owner.email, owner.work] })
  })

  test('finds the person that an order, a seat or a teacher is meant for, in one statement', async () => {
    const owner = await withTwo()
    const named = [owner.work, owner.email, owner.work].map((email) => ({ name: 'Noen', email }))
    let statements = 0
    const ids = await house.does((tx) => {
      const client = new Proxy(tx.client, {
        get: (target, name) => {
          if (name === 'query') statements++
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      return ensurePeople({ ...tx, client }, named, 'nb')
    })
    expect([ids, statements]).toEqual([[owner.personId, owner.personId, owner.personId], 1])
  })

  test('is nobody else’s: no sign-up, no other system and no race makes it another account’s', async () => {
    const owner = await withTwo()
    const before = await house.rows('select count(*)::int as n from people')
    const body = { name: 'Tyv', email: owner.work, password: GOOD_PASSWORD }
    expect((await ask(site, 'POST /people', { body })).status).toBe(202)
    await site.mailTo(owner.work, 'allerede en konto')
    const chief = await person()
    await house.does((tx) => grantRole(tx, { personId: chief.personId, role: 'administrator' }))
    const make = house.does((tx) => createPerson(tx, { name: 'Tyv', email: owner.work, lang: 'nb' }), {
      kind: 'person',
      personId: chief.personId,
      roles: ['administrator'],
    })
    await expect(make).rejects.toMatchObject({ code: 'people/address-known', facts: { personId: owner.personId } })
    const direct = house.pool.query(`insert into people (id, email, name) values (uuidv7(), $1, 'Tyv')`, [owner.work])
    await expect(direct).rejects.toMatchObject({ constraint: 'person_addresses_once' })
    expect(await house.rows('select count(*)::int - 1 as n from people')).toEqual(before)
  })

  test('can become the main one: mails go there, and the one before is told', async () => {
    const owner = await withTwo()
    const { cookie } = owner
    const id = await idOf(owner, owner.work)
    expect((await ask(site, `PUT /me/addresses/${id}/main`, { cookie })).status).toBe(204)
    expect((await ask(site, 'GET /me', { cookie })).body.email).toBe(owner.work)
    await site.mailTo(owner.email, 'annen hovedadresse')
    expect((await enter(owner.email)).status).toBe(200)
  })

  test('can be removed but for the main one; it signs nobody in, links to it end, and both are told', async () => {
    const owner = await withTwo()
    const { cookie } = owner
    await ask(site, 'POST /session/links', { body: { email: owner.work } })
    const token = /token=(\S+)/.exec(site.mails.findLast(({ to }) => to.address === owner.work)!.text)![1]
    const main = await ask(site, `DELETE /me/addresses/${await idOf(owner, owner.email)}`, { cookie })
    expect([main.status, main.body.type]).toEqual([409, '/problems/address/is-main'])
    expect((await ask(site, `DELETE /me/addresses/${await idOf(owner, owner.work)}`, { cookie })).status).toBe(204)
    expect((await enter(owner.work)).status).toBe(401)
    expect((await ask(site, 'POST /session/by-link', { body: { token } })).body.type).toBe(
      '/problems/access/link-spent',
    )
    await site.mailTo(owner.work, 'er fjernet')
    await site.mailTo(owner.email, 'er fjernet')
    const stranger = await person()
    await askFor(stranger, owner.work)
    expect((await prove(stranger, tokenTo(owner.work))).body).toMatchObject({ added: true })
  })

  test('is chosen and removed by its owner only, and looks to others like one that is not there', async () => {
    const [owner, other] = [await withTwo(), await person()]
    const id = await idOf(owner, owner.work)
    for (const line of [`PUT /me/addresses/${id}/main`, `DELETE /me/addresses/${id}`]) {
      const foreign = await ask(site, line, { cookie: other.cookie })
      const missing = await ask(site, line.replace(id, owner.personId), { cookie: other.cookie })
      expect([foreign.status, foreign.text]).toEqual([404, missing.text])
    }
  })
})
