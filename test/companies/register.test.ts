import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOrganisationRegister } from '../../src/platform/organisation-register.ts'
import { type RegisterSandbox, startRegisterSandbox } from '../../src/sandbox/register/start.ts'
import { buyFor, firm, type Somebody, somebody, typeOf } from '../credit/firms.ts'
import { ask } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { browse, wordsOf } from '../web/browser.ts'

const [MUNICIPALITY, PRIVATE, BANKRUPT, DELETED] = ['810102047', '810405090', '810910003', '811010006']
const NOBODYS = '974760673'
const PATIENCE_MS = 60_000

let register: RegisterSandbox
let house: House
let offering: Offering
let kari: Somebody
beforeAll(async () => {
  register = await startRegisterSandbox()
  house = await bootTill({ env: { ORGANISATION_REGISTER_URL: register.url } })
  offering = await make.offering(house, { capacity: 30, price: 100_000 })
  kari = await somebody(house, 'Kari')
}, PATIENCE_MS)
afterAll(async () => {
  await house?.close()
  await register?.stop()
})

const read = (number: string, headers: Record<string, string> = kari.headers) =>
  ask(`${house.url}/organisations/${number}`, { headers })

test('whoever is signed in is told what the register says of a number, and it is asked once a day', async () => {
  const municipality = await read(MUNICIPALITY!)
  expect([municipality.status, municipality.body]).toEqual([
    200,
    {
      ...{ standing: 'active', publicBody: true, vatRegistered: false, name: 'NORDVIK KOMMUNE' },
      address: { street: 'Rådhusplassen 1', postcode: '3110', city: 'TØNSBERG', country: 'NO' },
    },
  ])
  expect((await read(PRIVATE!)).body).toMatchObject({ publicBody: false, vatRegistered: true, standing: 'active' })
  expect((await read(BANKRUPT!)).body).toMatchObject({ standing: 'bankrupt' })
  expect((await read(DELETED!)).body).toMatchObject({ standing: 'deleted', address: null })
  expect(typeOf(await read(NOBODYS))).toBe('organisation/unknown')
  expect(typeOf(await read('810102048'))).toBe('companies/bad-number')
  expect((await read(MUNICIPALITY!, {})).status).toBe(401)
  for (let n = 0; n < 3; n++) await read(MUNICIPALITY!)
  expect(register.asked.get(MUNICIPALITY!)).toBe(1)
})

test('many who ask for one number at a time are one question, and a slow or broken register is no answer, for half a minute', async () => {
  const slow = await startRegisterSandbox({ answersAfterMs: 300 })
  const one = openOrganisationRegister(slow)
  const answers = await Promise.all(Array.from({ length: 10 }, () => one.find(PRIVATE!)))
  expect([new Set(answers.map((each) => each?.name)).size, slow.asked.get(PRIVATE!)]).toEqual([1, 1])
  await slow.stop()
  expect(await one.find(MUNICIPALITY!)).toBeNull()
  const again = await startRegisterSandbox({ port: slow.port })
  expect(await one.find(MUNICIPALITY!)).toBeNull()
  expect(again.asked.size).toBe(0)
  await again.stop()
  const odd = await startRegisterSandbox({ units: [{ organisasjonsnummer: PRIVATE!, navn: 7 as unknown as string }] })
  expect(await openOrganisationRegister(odd).find(PRIVATE!)).toBeNull()
  await odd.stop()
})

test('a company that is deleted or bankrupt gets no invoice, and still buys by card', async () => {
  const keeper = bearer(await make.client(house, ['course-administrator']))
  for (const [organisationNumber, standing] of [
    [BANKRUPT!, 'bankrupt'],
    [DELETED!, 'deleted'],
  ] as const) {
    const refused = await buyFor(house, { organisationNumber }, { offering, headers: keeper })
    expect([refused.status, typeOf(refused), refused.body.standing]).toEqual([409, 'companies/gone', standing])
    expect((await buyFor(house, { organisationNumber }, { offering, payBy: 'card', headers: keeper })).status).toBe(201)
  }
  expect((await buyFor(house, { organisationNumber: NOBODYS }, { offering, headers: keeper })).status).toBe(201)
})

test('a municipality is a public body because the register says so, unless finance says otherwise', async () => {
  const finance = bearer(await make.client(house, ['finance']))
  const limit = { upToMinor: 150_000 }
  await ask(`${house.url}/setup/new-company-credit`, { method: 'PUT', headers: finance, body: limit })
  const keeper = bearer(await make.client(house, ['course-administrator']))
  const buy = () => buyFor(house, { organisationNumber: MUNICIPALITY! }, { offering, quantity: 2, headers: keeper })
  expect((await buy()).status).toBe(201)
  const [row] = await house.witness(`select id from companies where organisation_number = '${MUNICIPALITY}'`)
  await ask(`${house.url}/companies/${row!.id}/standing`, {
    method: 'PUT',
    headers: finance,
    body: { publicBody: false },
  })
  expect(typeOf(await buy())).toBe('companies/credit-exceeded')
  const other = await firm(house)
  expect((await buyFor(house, other, { offering, quantity: 2, headers: other.member.headers })).status).toBe(409)
})

test('the page that makes an account fetches name and address, says how the company stands, and is filled in by hand when the register is down', async () => {
  const browser = browse(house.url)
  await browser.post('/sign-in', { email: kari.email, password: kari.password })
  const filled = (await browser.get(`/company?number=${MUNICIPALITY!.replace(/(...)(...)/, '$1+$2+')}`)).body
  expect(wordsOf(filled)).toContain('Hentet fra Brønnøysundregistrene. Se over.')
  for (const value of [MUNICIPALITY, 'NORDVIK KOMMUNE', 'Rådhusplassen 1', '3110', 'TØNSBERG'])
    expect(filled).toContain(`value="${value}"`)
  expect(wordsOf((await browser.get(`/company?number=${BANKRUPT}`)).body)).toContain('Virksomheten er konkurs')
  expect(wordsOf((await browser.get(`/en/company?number=${DELETED}`)).body)).toContain('The organisation is deleted')
  expect(wordsOf((await browser.get('/company?number=12')).body)).toContain('Dette er ikke et organisasjonsnummer.')
  await register.stop()
  const down = await browser.get('/company?number=971035854')
  expect(wordsOf(down.body)).toContain('Vi får ikke svar fra Brønnøysundregistrene nå. Fyll ut selv.')
  expect(down.body).toContain('value="971035854"')
})
