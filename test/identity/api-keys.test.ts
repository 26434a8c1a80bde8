import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole } from '../../src/identity/grant-role.ts'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { routes } from '../../src/identity/routes.ts'
import type { Role } from '../../src/platform/actor.ts'
import { staffRoutes } from '../../src/setup/staff-routes.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from './make.ts'

let house: House
let site: Site
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...routes, ...staffRoutes])
})
afterAll(async () => {
  await site.close()
  await house.close()
})

const keyFor = (name: string, ...roles: Role[]) => house.does((tx) => makeApiKey(tx, { name, roles }))
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

test('an administrator makes a key, sees it once, and the program is known by it', async () => {
  const personId = await makeAccount(house, 'admin@example.test')
  await house.does((tx) => grantRole(tx, { personId, role: 'administrator' }))
  const { cookie } = await ask(site, 'POST /session', {
    body: { email: 'admin@example.test', password: GOOD_PASSWORD },
  })
  const made = await ask(site, 'POST /api-keys', {
    cookie,
    body: { name: 'Nettbutikk', roles: ['course-administrator'] },
  })
  const { id, key } = made.body as unknown as { id: string; key: string }
  expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store'])
  expect(key).toMatch(/^ctk_[\w-]{43}$/)
  const { body } = await ask(site, 'GET /me', bearer(key))
  expect(body).toEqual({ kind: 'client', id, roles: ['course-administrator'], name: null, email: null, lang: null })
  const listed = await ask(site, 'GET /api-keys', { cookie })
  expect(listed.text).toContain('Nettbutikk')
  expect(listed.text).not.toContain(key)
})

test('the table holds only the digest of a key', async () => {
  const { id, key } = await keyFor('Digest')
  const [row] = await house.rows('select * from api_keys where id = $1', [id])
  expect(row!.digest).toBe(createHash('sha256').update(key).digest('hex'))
  expect(JSON.stringify(row)).not.toContain(key.slice(4))
})

test('an unknown, a cut and an ended key are refused, never taken for a visitor', async () => {
  const { id, key } = await keyFor('Ended')
  expect((await ask(site, 'GET /me', bearer(key))).status).toBe(200)
  await house.pool.query('update api_keys set ends_at = app_now() where id = $1', [id])
  for (const bad of [key, key.slice(0, -1), `${key}x`, 'ctk_', '', 'something-else']) {
    const answer = await ask(site, 'POST /people', { ...bearer(bad), body: {} })
    expect([answer.status, answer.body.type]).toEqual([401, '/problems/access/bad-key'])
  }
})

test('a key counts, whatever cookie comes with it', async () => {
  await makeAccount(house, 'mixed@example.test')
  const { cookie } = await ask(site, 'POST /session', {
    body: { email: 'mixed@example.test', password: GOOD_PASSWORD },
  })
  const { key } = await keyFor('Mixed')
  expect((await ask(site, 'GET /me', { cookie, ...bearer(key) })).body).toMatchObject({ kind: 'client' })
  expect((await ask(site, 'GET /me', { cookie, ...bearer('ctk_bad') })).status).toBe(401)
})

test('that a key was used is written at most every five minutes', async () => {
  const { id, key } = await keyFor('Used')
  const used = async () => (await house.rows('select last_used_at as at, xmin from api_keys where id = $1', [id]))[0]!
  expect((await used()).at).toBeNull()
  await ask(site, 'GET /me', bearer(key))
  const first = await used()
  await ask(site, 'GET /me', bearer(key))
  expect(await used()).toEqual(first)
  await house.pool.query(`update api_keys set last_used_at = app_now() - interval '6 min' where id = $1`, [id])
  await ask(site, 'GET /me', bearer(key))
  expect((await used()).at).not.toBeNull()
  expect((await used()).xmin).not.toBe(first.xmin)
})

test('the list of keys comes in pages', async () => {
  const { key } = await keyFor('Pages', 'administrator')
  const all = await ask(site, 'GET /api-keys', bearer(key))
  const names: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = await ask(site, `GET /api-keys?limit=2${next ? `&after=${next}` : ''}`, bearer(key))
    names.push(...(page.body.keys as { name: string }[]).map(({ name }) => name))
    next = page.body.next as string | null
  }
  expect(names).toEqual((all.body.keys as { name: string }[]).map(({ name }) => name))
})

test('a program with the right role tells us of a person, again and again the same one', async () => {
  const { id, key } = await keyFor('Fagsystem', 'course-administrator')
  const body = { name: 'Per Hansen', email: 'per@example.test', externalId: 'p-1' }
  const made = await ask(site, 'POST /people', { ...bearer(key), body })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ name: 'Per Hansen', email: 'per@example.test' }),
  ])
  expect((await ask(site, 'POST /people', { ...bearer(key), body })).body).toEqual(made.body)
  const stored = await house.rows(
    `select external_client, external_id, password_hash from people where email = 'per@example.test'`,
  )
  expect(stored).toEqual([{ external_client: id, external_id: 'p-1', password_hash: null }])
  const other = await ask(site, 'POST /people', { ...bearer(key), body: { ...body, email: 'per2@example.test' } })
  expect(other.body.type).toBe('/problems/people/external-id-taken')
  const known = await ask(site, 'POST /people', { ...bearer(key), body: { ...body, externalId: 'p-2' } })
  expect(known.body).toMatchObject({ type: '/problems/people/address-known', personId: made.body.id })
})

test('nobody else creates people: a visitor must sign in, a program without the role may not', async () => {
  const { key } = await keyFor('Nobody')
  const body = { name: 'Per Hansen', email: 'nope@example.test' }
  expect((await ask(site, 'POST /people', { body })).status).toBe(401)
  expect((await ask(site, 'POST /people', { ...bearer(key), body })).status).toBe(403)
})

test('only an administrator gives roles, and only to people there are', async () => {
  const personId = await makeAccount(house, 'rising@example.test')
  const finance = await keyFor('Finance', 'finance')
  const admin = await keyFor('Admin', 'administrator')
  const give = (key: string, id: string) =>
    ask(site, `POST /people/${id}/roles`, { ...bearer(key), body: { role: 'support' } })
  expect((await give(finance.key, personId)).status).toBe(403)
  expect((await give(admin.key, personId)).body).toEqual({ id: personId, roles: ['support'] })
  expect((await give(admin.key, personId)).body).toEqual({ id: personId, roles: ['support'] })
  expect((await give(admin.key, '01890000-0000-7000-8000-000000000001')).status).toBe(404)
})
