import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '../../src/companies/add-member.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import { putMember } from '../../src/companies/put-member.ts'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import type { Role } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import { erasePerson } from '../../src/privacy/erase-person.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, buy, make, type Offering, until } from '../support/make.ts'
import { wordsOf } from '../web/browser.ts'

type Member = Account & { headers: { cookie: string } }
type Act = Record<'actorName' | 'deed' | 'kind' | 'subjectId' | 'subjectName' | 'aboutName', string> & {
  id: number
  number: number | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  cut: boolean
}

const job = { kind: 'job', name: 'test' } as const
const FIRM = {
  organisationNumber: '987654325',
  name: 'Fjord Firma AS',
  street: 'Storgata 5',
  postcode: '0155',
  city: 'Oslo',
  country: 'NO',
  invoiceEmail: 'faktura@fjord.example',
}

let house: House
let siri: Member
let rita: Member
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  siri = await employed('Siri Sjef', 'administrator')
  rita = await employed('Rita Revisor', 'auditor')
  offering = await make.offering(house, { capacity: 6 })
}, 60_000)
afterAll(() => house?.close())

async function somebody(name: string): Promise<Member> {
  const account = await openAccount(house, name)
  return { ...account, headers: await signIn(house, account) }
}
async function employed(name: string, role: Role): Promise<Member> {
  const account = await openAccount(house, name)
  await act(house.till, job, (tx) => giveRole(tx, { personId: account.personId, role }))
  return { ...account, headers: await signIn(house, account) }
}
const does = (who: Member, method: string, path: string, body?: object) =>
  ask(house, path, { method, headers: { ...who.headers, 'sec-fetch-site': 'same-origin' }, ...(body ? { body } : {}) })
const log = async (filter: Record<string, string>): Promise<Act[]> =>
  (await ask<{ acts: Act[] }>(house, `/audit?${new URLSearchParams(filter)}`, { headers: rita.headers })).body.acts
async function page(who: Member, path: string) {
  const answer = await fetch(`${house.url}${path}`, { headers: { ...who.headers, accept: 'text/html' } })
  const body = await answer.text()
  return { status: answer.status, body, words: wordsOf(body) }
}

test('a changed price is there with what it was before, who changed it, and its number once it is sealed', async () => {
  const dear = await make.offering(house)
  const price = { netMinor: 520_000, taxClass: 'exempt-teaching', taxDecision: 'Siri: undervisning' }
  expect((await does(siri, 'PUT', `/offerings/${dear.offeringId}/price`, price)).status).toBe(200)
  const filter = { thing: dear.offeringId, kind: 'offering_prices' }
  await until(async () => (await log(filter))[0]?.number !== null)
  const [change] = await log(filter)
  expect(change).toMatchObject({
    actorName: 'Siri Sjef',
    deed: 'changed',
    before: { net_minor: 490_000, currency: 'NOK' },
    after: { net_minor: 520_000, currency: 'NOK', tax_decision: 'Siri: undervisning' },
  })
  const seen = await page(rita, `/setup/audit?kind=offering_prices&thing=${dear.offeringId}`)
  expect(seen.words).toMatch(/Pris: .* Endret av Siri Sjef Hva Før Etter .*Nettopris 4.900,00 kr 5.200,00 kr/)
  const english = await page(rita, `/en/setup/audit?kind=offering_prices`)
  expect(english.words).toMatch(/Price: .* Changed by Siri Sjef What Before After .*Net price/)
})

test('so are capacity, settings and roles, and what a job does is not', async () => {
  await does(siri, 'PUT', `/pools/${offering.poolId}/capacity`, { capacity: 9 })
  expect((await log({ kind: 'capacity' }))[0]).toMatchObject({ before: { seats: 6 }, after: { seats: 9 } })

  const nils = await openAccount(house, 'Nils Ny')
  await does(siri, 'POST', `/people/${nils.personId}/roles`, { role: 'support' })
  await does(siri, 'DELETE', `/people/${nils.personId}/roles/support`)
  const roles = await log({ person: nils.email, kind: 'person_roles' })
  expect(
    roles.map(({ deed, aboutName, before, after }) => ({ deed, aboutName, role: (before ?? after)!.role })),
  ).toEqual([
    { deed: 'removed', aboutName: 'Nils Ny', role: 'support' },
    { deed: 'added', aboutName: 'Nils Ny', role: 'support' },
  ])
  expect(await log({ person: rita.email, kind: 'person_roles' })).toEqual([])

  const { body: before } = await does(siri, 'GET', '/setup/seller')
  await does(siri, 'PUT', '/setup/seller', { ...before, city: 'Bergen' })
  expect((await log({ kind: 'settings', thing: 'seller' }))[0]).toMatchObject({
    deed: 'changed',
    before: { value: { city: before.city } },
    after: { value: { city: 'Bergen' } },
  })
})

test('what company managers change is there; what buyers buy is not', async () => {
  const eva = await somebody('Eva Eier')
  const firm = await act(house.till, job, (tx) => createCompany(tx, FIRM))
  await act(house.till, job, (tx) =>
    addMember(tx, { companyId: firm.id, name: 'Eva Eier', email: eva.email, role: 'owner', lang: 'nb' }),
  )
  const count = () => house.witness(`select count(*)::int as n from audit_acts where deed <> 'read'`)
  const before = await count()
  await buy(house, { offering })
  expect(await count()).toEqual(before)
  const kai = await somebody('Kai Kjøper')
  await act(house.till, job, (tx) => putMember(tx, { companyId: firm.id, personId: kai.personId, role: 'buyer' }))
  await does(eva, 'PUT', `/companies/${firm.id}/members/${kai.personId}`, { role: 'manager' })
  expect((await log({ thing: firm.id }))[0]).toMatchObject({
    actorName: 'Eva Eier',
    deed: 'changed',
    kind: 'company_members',
    subjectName: FIRM.name,
    aboutName: 'Kai Kjøper',
    before: { role: 'buyer' },
    after: { role: 'manager' },
  })
})

test('staff who open an order or a list of participants are written down, its buyer is not', async () => {
  const kari = await somebody('Kari Kjøper')
  const stig = await employed('Stig Støtte', 'support')
  const order = await buy(house, { offering, buyer: { name: 'Kari Kjøper', email: kari.email } })
  expect((await does(kari, 'GET', `/orders/${order.id}`)).status).toBe(200)
  expect(await log({ thing: order.id, kind: 'order' })).toEqual([])
  expect((await does(stig, 'GET', `/orders/${order.id}`)).status).toBe(200)
  expect((await page(stig, `/support/orders/${order.id}`)).status).toBe(200)
  expect((await does(stig, 'GET', `/offerings/${offering.offeringId}/learners`)).status).toBe(200)
  expect((await does(stig, 'GET', '/exports/invoices.csv')).status).toBe(403)
  const seen = (await log({ person: stig.email })).filter(({ deed }) => deed === 'read')
  expect(seen.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['learners', offering.offeringId],
    ['order', order.id],
    ['order', order.id],
  ])
})

test('an erased person’s values are gone, and the log is whole', async () => {
  const tone = await openAccount(house, 'Tone Tidligere')
  await act(house.till, { kind: 'person', personId: siri.personId, roles: ['administrator'] }, (tx) =>
    tx.client.query(`update people set name = 'Tone Trygg' where id = $1`, [tone.personId]),
  )
  expect((await log({ thing: tone.personId, kind: 'people' }))[0]).toMatchObject({
    before: { name: 'Tone Tidligere' },
    after: { name: 'Tone Trygg' },
    cut: false,
  })
  await act(house.till, job, (tx) => erasePerson(tx, tone.personId))
  const [cut] = await log({ thing: tone.personId, kind: 'people' })
  expect(cut).toMatchObject({ actorName: 'Siri Sjef', cut: true })
  expect(JSON.stringify([cut!.before, cut!.after])).not.toContain('Tone')
  expect((await page(rita, `/setup/audit?thing=${tone.personId}`)).words).toContain(
    'Personopplysningene i denne linjen er slettet.',
  )
  const waiting = async () => (await does(rita, 'GET', '/audit/check')).body
  await until(async () => (await waiting()).waiting === 0)
  expect(await waiting()).toMatchObject({ broken: null, cut: 1 })
})

test('page after page shows each act once, and a filter that cannot be read finds nothing and says so', async () => {
  const ids: number[] = []
  let after: string | null = ''
  while (after !== null) {
    const query: string = after === '' ? '' : `&after=${after}`
    const { body } = await ask<{ acts: Act[]; next: string | null }>(
      house,
      `/audit?limit=3&kind=person_roles${query}`,
      {
        headers: rita.headers,
      },
    )
    ids.push(...body.acts.map(({ id }) => id))
    after = body.next
  }
  const all = await house.witness(`select id from audit_acts where kind = 'person_roles' order by id desc`)
  expect(ids).toEqual(all.map(({ id }) => id))
  const wrong = await page(rita, '/setup/audit?from=i+fjor')
  expect(wrong.status).toBe(422)
  expect(wrong.body).not.toContain('setup-changes')
  expect((await does(rita, 'GET', '/audit?after=x')).status).toBe(422)
})

test('the export has what the filter finds, with its links of the chain, and no formula', async () => {
  const siriActs = { kind: 'person', personId: siri.personId, roles: ['administrator'] } as const
  await act(house.till, siriActs, (tx) => makeApiKey(tx, { name: '=HYPERLINK("http://ond.example")', roles: [] }))
  const [made] = await log({ kind: 'api_keys' })
  await until(async () => (await log({ kind: 'api_keys' }))[0]!.number !== null)
  expect(JSON.stringify(made)).not.toMatch(/digest"|last_used/)
  const answer = await fetch(`${house.url}/exports/audit.csv?kind=api_keys`, { headers: rita.headers })
  const rows = (await answer.text()).split('\r\n')
  expect(rows[0]).toMatch(/number,at,actor,actor_name,deed,kind,subject,subject_name,about,before,after,chain_digest$/)
  expect(rows[1]).toMatch(/,"'=HYPERLINK\(.*,[0-9a-f]{64}$/)
})
