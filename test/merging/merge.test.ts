import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { learningOf } from '../../src/enrolment/learning-of.ts'
import { MOVES } from '../../src/merging/moves.ts'
import { askAs, type Signed, signedIn } from '../privacy/people.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask as askHouse, bearer, buy, company, make, order, until } from '../support/make.ts'
import { asHouse, ask, merge, prove, proveOther, tokenTo, twoAccounts } from './two-accounts.ts'

let house: House
let key: string
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())

const rows = (sql: string) => house.witness(sql)
const companyOf = async (id: string): Promise<string> =>
  String((await rows(`select company_id from orders where id = '${id}'`))[0]!.company_id)
const learnt = ({ personId }: Signed) => learningOf({ client: house.till.connection.pool }, personId, 'nb')

test('every column of the database that names a person is moved or dropped, and a new one is not forgotten', async () => {
  const there = await rows(`select conrelid::regclass::text || '.' || a.attname as name from pg_constraint f
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey) where f.contype = 'f' and f.confrelid = 'people'::regclass`)
  expect(MOVES.map(({ column }) => column).toSorted()).toEqual(there.map(({ name }) => String(name)).toSorted())
})

describe('two accounts of one person become one', () => {
  test('with all that either has: orders, courses, companies, ways in, addresses; the other is gone, and both addresses are told', async () => {
    const { home, work } = await twoAccounts(house)
    const offering = await make.offering(house)
    const bought = await buy(house, { offering, buyer: { name: work.name, email: work.email } })
    const firm = await order(house, key, { offering: await make.offering(house), payer: company() })
    const companyId = await companyOf(firm.body.id)
    await asHouse(
      house,
      `insert into company_members (company_id, person_id, role) values ($1, $2, 'buyer'), ($1, $3, 'owner')`,
      [companyId, home.personId, work.personId],
    )
    await asHouse(
      house,
      `insert into passkeys (id, person_id, name, credential_id, public_key, counter, is_backed_up)
       values (uuidv7(), $1, 'Telefonen', $2, 'none', 0, false)`,
      [work.personId, work.personId],
    )
    await asHouse(
      house,
      `insert into external_identities (id, provider, subject, person_id) values (uuidv7(), 'feide', $2, $1)`,
      [work.personId, work.email],
    )
    const { body: cart } = await askAs<{ id: string }>(house, work, '/carts', { method: 'POST', body: {} })
    const line = { offeringId: (await make.offering(house)).offeringId, quantity: 1 }
    await askAs(house, work, `/carts/${cart.id}/lines`, { method: 'POST', body: line })

    const proofId = await proveOther(house, home, work.email)
    const seen = await askAs<object>(house, home, `/me/merges/${proofId}`)
    expect(seen.body).toMatchObject({
      here: { email: home.email },
      there: { email: work.email, addresses: [work.email] },
      stays: ['password'],
      twice: [],
      hindrances: [],
      comes: [
        ...['addresses', 'orders', 'enrolments', 'companies', 'providers', 'passkeys', 'cart'].map((kind) => ({
          kind,
          count: 1,
        })),
      ],
    })
    expect((await merge(house, home, proofId)).status).toBe(204)

    expect((await askAs(house, work, '/me')).status).toBe(401)
    expect((await askAs(house, home, `/orders/${bought.id}`)).status).toBe(200)
    expect((await askAs<{ id: string }>(house, home, `/carts/${cart.id}`)).body.id).toBe(cart.id)
    expect(await rows(`select role, ended_at from company_members where company_id = '${companyId}'`)).toEqual([
      { role: 'owner', ended_at: null },
    ])
    expect(await rows(`select person_id, known_as from passkeys where credential_id = '${work.personId}'`)).toEqual([
      { person_id: home.personId, known_as: work.personId },
    ])
    const { body: copy } = await askAs<Record<string, unknown[]>>(house, home, '/me/data')
    expect(copy.addresses).toEqual([home.email, work.email])
    expect(copy.mergedAccounts).toMatchObject([{ id: work.personId }])
    const signIn = { method: 'POST', body: { email: work.email, password: home.password } }
    expect((await askHouse<{ id: string }>(house, '/session', signIn)).body.id).toBe(home.personId)
    expect(await rows(`select id from people where id = '${work.personId}'`)).toEqual([])
    expect(
      await rows(`select name from events where subject_id in ('${home.personId}', '${work.personId}') order by id`),
    ).toEqual(expect.arrayContaining([{ name: 'AccountsMerged' }, { name: 'AccountBecamePart' }]))
    expect(
      await rows(`select actor from audit_acts where kind = 'accounts-merged' and subject_id = '${home.personId}'`),
    ).toEqual([{ actor: `person:${home.personId}` }])
    for (const address of [home.email, work.email])
      await until(() => house.mails().some(({ to, subject }) => to.includes(address) && /slått sammen/.test(subject)))
    await expectSoundBooks(house.eye)
  })

  test('once, by whoever proved it only, and not when the address is another’s by then', async () => {
    const { home, work } = await twoAccounts(house)
    const stranger = await signedIn(house, 'Per Fremmed')
    const token = await ask(house, home, work.email)
    for (const thief of [stranger, work])
      expect((await prove(house, thief, { token })).body.type).toBe('/problems/address/asked-by-another')
    const proofId = (await prove(house, home, { token })).body.proofId
    const foreign = await merge(house, stranger, proofId)
    expect([foreign.status, foreign.body.type]).toEqual([404, '/problems/merge/unknown'])
    await asHouse(house, `update person_addresses set person_id = $1 where email = $2`, [stranger.personId, work.email])
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/unknown')
    await asHouse(house, `update person_addresses set person_id = $1 where email = $2`, [work.personId, work.email])
    expect((await merge(house, home, proofId)).status).toBe(204)
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/unknown')
  })

  test('a guest who never had a password comes along in the same way', async () => {
    const home = await signedIn(house, 'Kari Hjemme')
    const guest = { name: 'Kari Gjest', email: `gjest-${home.email}` }
    const bought = await buy(house, { offering: await make.offering(house), buyer: guest })
    expect((await merge(house, home, await proveOther(house, home, guest.email))).status).toBe(204)
    expect((await askAs(house, home, `/orders/${bought.id}`)).status).toBe(200)
    expect(await learnt(home)).toHaveLength(1)
  })

  test('what was learnt stays with the person when the job, its company and its address are gone', async () => {
    const { home, work } = await twoAccounts(house)
    const people = [{ name: work.name, email: work.email }]
    const placed = await order(house, key, { offering: await make.offering(house), payer: company(), people })
    const companyId = await companyOf(placed.body.id)
    await asHouse(house, `insert into company_members (company_id, person_id, role) values ($1, $2, 'buyer')`, [
      companyId,
      work.personId,
    ])
    expect((await merge(house, home, await proveOther(house, home, work.email))).status).toBe(204)
    const ended = await askHouse(house, `/companies/${companyId}/members/${home.personId}`, {
      method: 'DELETE',
      headers: bearer(key),
    })
    expect(ended.status).toBe(204)
    const { body } = await askAs<{ addresses: { id: string; email: string }[] }>(house, home, '/me/addresses')
    const { id } = body.addresses.find(({ email }) => email === work.email)!
    expect((await askAs(house, home, `/me/addresses/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await learnt(home)).toHaveLength(1)
  })
})

describe('it is refused by name', () => {
  test('while one of the two waits to be erased, or has asked for a second signature', async () => {
    const { home, work } = await twoAccounts(house)
    const proofId = await proveOther(house, home, work.email)
    await asHouse(
      house,
      `insert into erasures (id, person_id, asked_at, asked_by, proof) values (uuidv7(), $1, app_now(), 'test', 'own')`,
      [work.personId],
    )
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/erasure-waiting')
    await asHouse(house, 'update erasures set withdrawn_at = app_now() where person_id = $1', [work.personId])
    const { body } = await order(house, key, { offering: await make.offering(house) })
    await asHouse(
      house,
      `insert into money_requests (id, order_id, act, amount_minor, currency, asked_at, asked_by)
       values (uuidv7(), $1, '{"kind":"credit"}', 1, 'NOK', app_now(), $2)`,
      [body.id, `person:${home.personId}`],
    )
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/request-open')
  })

  test('where the other works here and was not proved a moment ago, or without the code that roles ask for', async () => {
    const { home, work } = await twoAccounts(house)
    await asHouse(house, `insert into person_roles (person_id, role) values ($1, 'finance')`, [work.personId])
    const proofId = await proveOther(house, home, work.email)
    await asHouse(house, `update address_proofs set proved_at = app_now() - interval '16 min' where id = $1`, [proofId])
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/roles-need-fresh')
    await asHouse(house, 'update address_proofs set proved_at = app_now() where id = $1', [proofId])
    await asHouse(
      house,
      `insert into settings (name, value, valid_from, set_by) values ('staff-code', '{"demanded":true}', app_now(), 'test')`,
    )
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/merge/roles-need-code')
    await asHouse(
      house,
      `insert into settings (name, value, valid_from, set_by) values ('staff-code', '{"demanded":false}', app_now(), 'test')`,
    )
    expect((await merge(house, home, proofId)).status).toBe(204)
    expect((await askAs<{ roles: string[] }>(house, home, '/me')).body.roles).toEqual(['finance'])
    expect(
      await rows(`select deed from audit_acts where kind = 'person_roles' and subject_id = '${home.personId}'`),
    ).toEqual([{ deed: 'added' }])
  })

  test('with a sign-in that is not fresh', async () => {
    const { home, work } = await twoAccounts(house)
    const proofId = await proveOther(house, home, work.email)
    await asHouse(house, `update login_sessions set created_at = app_now() - interval '16 min' where person_id = $1`, [
      home.personId,
    ])
    expect((await merge(house, home, proofId)).body.type).toBe('/problems/access/prove-again')
  })
})

test('the mailbox of an account with an authenticator app proves nothing without its code, and the app comes along', async () => {
  const { home, work } = await twoAccounts(house)
  const offered = await askAs<{ secret: string }>(house, work, '/me/authenticator', { method: 'POST' })
  const { Secret, TOTP } = await import('otpauth')
  const code = () => new TOTP({ secret: Secret.fromBase32(offered.body.secret) }).generate()
  await asHouse(house, 'update authenticators set confirmed_at = app_now() where person_id = $1', [work.personId])
  const token = await ask(house, home, work.email)
  expect((await prove(house, home, { token })).body.type).toBe('/problems/address/code-needed')
  expect((await prove(house, home, { token, code: '000000' })).body.type).toBe('/problems/access/wrong-code')
  const proved = await prove(house, home, { token, code: code() })
  expect((await merge(house, home, proved.body.proofId)).status).toBe(204)
  expect(await rows(`select count(*)::int as n from authenticators where person_id = '${home.personId}'`)).toEqual([
    { n: 1 },
  ])
  const signIn = { method: 'POST', body: { email: home.email, password: home.password } }
  expect((await askHouse<{ type: string }>(house, '/session', signIn)).body.type).toBe('/problems/access/code-needed')
  expect(await tokenTo(house, work.email)).toBe(token)
})
