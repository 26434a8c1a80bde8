import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureCompany } from '../../src/companies/ensure-company.ts'
import { companyById } from '../../src/companies/queries.ts'
import { visitor } from '../../src/platform/actor.ts'
import { seeBuying } from '../../src/platform/db/sight.ts'
import { type House, openHouse } from '../identity/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse(20)
})
afterAll(() => house.close())

const payer = {
  organisationNumber: '974760673',
  name: 'Fjordheim kommune',
  street: 'Rådhusgata 1',
  postcode: '5003',
  city: 'Bergen',
  country: 'NO',
  email: 'faktura@fjordheim.example.test',
}
const ensure = (change: Partial<typeof payer> = {}) =>
  seeBuying(() => house.does((tx) => ensureCompany(tx, { ...payer, ...change }), visitor))

test('a company comes in with its first order and pays within fourteen days', async () => {
  const company = await ensure()
  expect(company).toMatchObject({ id: expect.any(String), paymentTermsDays: 14, buyerReference: null })
  expect(await companyById({ client: house.pool }, company.id)).toMatchObject({
    organisationNumber: '974760673',
    name: 'Fjordheim kommune',
    invoiceEmail: 'faktura@fjordheim.example.test',
  })
})

test('an anonymous buyer cannot change the company they name, and is told its terms', async () => {
  const { id } = await ensure()
  await house.pool.query(
    `update companies set confirmed_at = app_now(), payment_terms_days = 30, buyer_reference = 'Ref 7' where id = $1`,
    [id],
  )
  const again = await ensure({ name: 'Svindel AS', street: 'Bakgata 2', email: 'meg@svindel.example.test' })
  expect(again).toMatchObject({ id, paymentTermsDays: 30, buyerReference: 'Ref 7' })
  expect(await companyById({ client: house.pool }, id)).toMatchObject({
    name: payer.name,
    street: payer.street,
    invoiceEmail: payer.email,
  })
})

test('twenty first orders at once bring in one company', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => ensure({ organisationNumber: '971035854' })))
  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
})

test('a first order that waits for another first order of the company finds the company', async () => {
  let commit = () => {}
  const mayCommit = new Promise<void>((done) => {
    commit = done
  })
  let begun: Promise<string> | undefined
  const id = await new Promise<string>((told) => {
    begun = house.does(async (tx) => {
      const made = await ensureCompany(tx, { ...payer, organisationNumber: '923609016' })
      told(made.id)
      await mayCommit
      return made.id
    })
  })
  const second = ensure({ organisationNumber: '923609016' })
  await expect.poll(waiting, { timeout: 5_000, interval: 10 }).toBe(1)
  commit()
  expect((await second).id).toBe(id)
  expect(await begun).toBe(id)
})

test('a mistyped organisation number is refused where it was typed', async () => {
  await expect(ensure({ organisationNumber: '974760674' })).rejects.toMatchObject({
    code: 'companies/bad-number',
    status: 422,
    faults: [{ pointer: '/payer/organisationNumber' }],
  })
})

async function waiting(): Promise<unknown> {
  const sql = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await house.rows(sql))[0]?.n
}
