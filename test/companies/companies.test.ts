import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureCompany } from '../../src/companies/ensure-company.ts'
import { demandMember } from '../../src/companies/may-act-for.ts'
import { memberRoutes } from '../../src/companies/member-routes.ts'
import { membership } from '../../src/companies/queries.ts'
import { routes } from '../../src/companies/routes.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import type { Role } from '../../src/platform/actor.ts'
import { ask, GOOD_PASSWORD, type House, makeAccount, openHouse, type Site, serve } from '../identity/make.ts'

let house: House
let site: Site
beforeAll(async () => {
  house = await openHouse()
  site = await serve(house, [...routes, ...memberRoutes])
})
afterAll(async () => {
  await site.close()
  await house.close()
})

const details = {
  name: 'Fjordheim kommune',
  street: 'Rådhusgata 1',
  postcode: '5003',
  city: 'Bergen',
  invoiceEmail: 'faktura@fjordheim.example.test',
}
const company = (organisationNumber: string, change = {}) => ({ organisationNumber, ...details, ...change })

async function somebody(name: string, ...roles: Role[]): Promise<{ id: string; cookie: string }> {
  const email = `${name}@example.test`
  const id = await makeAccount(house, email)
  for (const role of roles) await house.does((tx) => grantRole(tx, { personId: id, role }))
  const { cookie } = await ask(site, 'POST /session', { body: { email, password: GOOD_PASSWORD } })
  return { id, cookie: cookie! }
}

test('who adds a company owns it, and nobody else sees that it is there', async () => {
  const [kari, ola] = [await somebody('kari'), await somebody('ola')]
  const made = await ask(site, 'POST /companies', { cookie: kari.cookie, body: company('974 760 673') })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ organisationNumber: '974760673', country: 'NO' }),
  ])
  expect(await membership({ client: house.pool }, String(made.body.id), kari.id)).toBe('owner')
  const read = (cookie: string) => ask(site, `GET /companies/${made.body.id}`, { cookie })
  expect((await read(kari.cookie)).body).toEqual(made.body)
  const hidden = await read(ola.cookie)
  const missing = await ask(site, 'GET /companies/01890000-0000-7000-8000-000000000001', { cookie: ola.cookie })
  expect([hidden.status, hidden.text]).toEqual([404, missing.text])
  expect((await read('')).status).toBe(401)
  expect((await ask(site, 'GET /companies', { cookie: kari.cookie })).body).toEqual({
    companies: [{ ...made.body, role: 'owner', unitIds: null }],
  })
  expect((await ask(site, 'GET /companies', { cookie: ola.cookie })).body).toEqual({ companies: [] })
  const again = await ask(site, 'POST /companies', { cookie: ola.cookie, body: company('974760673') })
  expect([again.status, again.body.type]).toEqual([409, '/problems/companies/taken'])
})

test('a company that came in with an order is handed out by staff only, with its details put right', async () => {
  const payer = {
    ...details,
    organisationNumber: '971035854',
    name: 'Skrivefeil',
    country: 'NO',
    email: 'x@example.test',
  }
  const { id } = await house.does((tx) => ensureCompany(tx, payer))
  const [per, berit] = [await somebody('per'), await somebody('berit', 'support')]
  expect((await ask(site, 'POST /companies', { cookie: per.cookie, body: company('971035854') })).status).toBe(409)
  const claimed = await ask(site, 'POST /companies', { cookie: berit.cookie, body: company('971035854') })
  expect([claimed.status, claimed.body]).toEqual([201, expect.objectContaining({ id, name: 'Fjordheim kommune' })])
  const member = { name: 'Per', email: 'per@example.test', role: 'owner' }
  expect((await ask(site, `POST /companies/${id}/members`, { cookie: berit.cookie, body: member })).status).toBe(201)
  expect((await ask(site, `GET /companies/${id}`, { cookie: per.cookie })).status).toBe(200)
  expect((await ask(site, 'POST /companies', { cookie: berit.cookie, body: company('971035854') })).status).toBe(409)
})

test('staff alone let somebody in without asking them; owners and managers invite', async () => {
  const [owner, other, berta] = [await somebody('eier'), await somebody('leder'), await somebody('berta', 'support')]
  const made = await ask(site, 'POST /companies', { cookie: owner.cookie, body: company('923609016') })
  const add = (by: { cookie: string }, email: string, role: string) =>
    ask(site, `POST /companies/${made.body.id}/members`, { cookie: by.cookie, body: { name: 'Noen', email, role } })
  expect((await add(owner, 'leder@example.test', 'buyer')).status).toBe(403)
  expect((await add(berta, 'leder@example.test', 'manager')).body).toEqual({ personId: other.id, role: 'manager' })
  expect((await add(berta, 'leder@example.test', 'buyer')).body.type).toBe('/problems/companies/already-member')
  const missing = `POST /companies/01890000-0000-7000-8000-000000000001/members`
  const nobody = { name: 'Noen', email: 'leder@example.test', role: 'buyer' }
  expect((await ask(site, missing, { cookie: berta.cookie, body: nobody })).status).toBe(404)
  expect(await house.rows('select name, facts from events where subject_id = $1 order by id', [made.body.id])).toEqual([
    { name: 'CompanyCreated', facts: {} },
    { name: 'MemberAdded', facts: { personId: other.id, role: 'manager' } },
  ])
})

test('a member passes with the right role, staff always, and others learn nothing', async () => {
  const owner = await somebody('portner')
  const made = await ask(site, 'POST /companies', { cookie: owner.cookie, body: company('982463718') })
  const demand = (personId: string, roles: readonly Role[], companyId: string = String(made.body.id)) =>
    house.does((tx) => demandMember(tx, companyId, ['owner']), { kind: 'person', personId, roles })
  const stranger = '01890000-0000-7000-8000-000000000001'
  expect(await demand(owner.id, [])).toBe('owner')
  expect(await demand(stranger, ['finance'])).toBeNull()
  await expect(demand(stranger, [])).rejects.toMatchObject({ status: 404, code: 'company/unknown' })
  await expect(demand(stranger, ['finance'], stranger)).rejects.toMatchObject({ status: 404 })
  await expect(house.does((tx) => demandMember(tx, String(made.body.id)), { kind: 'visitor' })).rejects.toMatchObject({
    status: 404,
  })
})

test('a program of ours tells of a company under its own number for it', async () => {
  const { id, key } = await house.does((tx) =>
    makeApiKey(tx, { name: 'Fagsystem', roles: ['course-administrator'], personal: true }),
  )
  const headers = { authorization: `Bearer ${key}` }
  const body = company('889640782', { externalId: 'firma-1' })
  const made = await ask(site, 'POST /companies', { ...headers, body })
  expect(made.status).toBe(201)
  expect((await ask(site, 'POST /companies', { ...headers, body })).body).toEqual(made.body)
  const stored = await house.rows('select external_client, external_id from companies where id = $1', [made.body.id])
  expect(stored).toEqual([{ external_client: id, external_id: 'firma-1' }])
  const other = await ask(site, 'POST /companies', { ...headers, body: { ...body, organisationNumber: '974761076' } })
  expect(other.body.type).toBe('/problems/companies/external-id-taken')
  const stranger = await house.does((tx) => makeApiKey(tx, { name: 'Fremmed', roles: [] }))
  expect((await ask(site, 'POST /companies', { authorization: `Bearer ${stranger.key}`, body })).status).toBe(403)
})

test('a mistyped number and unknown members are refused, saying where', async () => {
  const { cookie } = await somebody('slurv')
  const wrong = await ask(site, 'POST /companies', { cookie, body: company('974760674') })
  expect([wrong.status, wrong.body.type, wrong.body.errors]).toEqual([
    422,
    '/problems/companies/bad-number',
    [expect.objectContaining({ pointer: '/organisationNumber' })],
  ])
  const more = await ask(site, 'POST /companies', { cookie, body: company('974760673', { paymentTermsDays: 90 }) })
  expect([more.status, more.body.errors]).toEqual([422, [{ pointer: '/paymentTermsDays', detail: 'unknown member' }]])
})
