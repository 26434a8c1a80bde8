import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '../../src/companies/add-member.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { company, make, type Offering, order, type Placed, until } from '../support/make.ts'
import { browse, wordsOf } from './browser.ts'
import { faultAt, fieldsOf, type SignedIn, signedIn } from './visitor.ts'

const DETAILS = {
  organisationNumber: '923 609 016',
  name: 'Prøvebedriften AS',
  street: 'Storgata 5',
  postcode: '0155',
  city: 'Oslo',
  country: 'NO',
  invoiceEmail: 'faktura@bedrift.example',
}

let house: House
let manager: SignedIn
let offering: Offering
let placed: Placed
let seats: string
beforeAll(async () => {
  house = await bootTill()
  manager = await signedIn(house, { name: 'Bjørn Foss' })
  expect((await manager.post('/company', DETAILS)).to).toMatch(/^\/company\?company=.*done=created$/)
  offering = await make.offering(house, { title: 'Python for analyse', capacity: 40 })
  const program = await make.client(house, ['course-administrator'])
  placed = (await order(house, program, { offering, quantity: 4, payer: company() })).body
  seats = `/company/orders/${placed.id}/seats/${offering.offeringId}`
})
afterAll(() => house?.close())

test('a manager sees what waits for a name first, names people by rows and by a pasted list, and they are enrolled', async () => {
  expect(wordsOf((await manager.get('/company')).body)).toMatch(/Uten navn 4 .*4 plasser uten navn/)
  const named = await manager.post(seats, {
    'people.0.name': 'Eline Lunde',
    'people.0.email': 'Eline.Lunde@bedrift.example',
    paste: '\r\nHenrik Strand; henrik@bedrift.example\r\nnils@bedrift.example\tNils Kvam',
  })
  expect(named.to).toMatch(/done=named$/)
  const words = wordsOf((await manager.get(named.to!)).body)
  expect(words).toContain('Navnene er lagret')
  expect(words).toMatch(/Uten navn 1 .*I bruk 3 .*Kjøpt 4/)
  for (const name of ['Eline Lunde', 'Henrik Strand', 'Nils Kvam']) expect(words).toContain(name)
  expect(await house.witness(`select 1 from enrolments where order_id = '${placed.id}'`)).toHaveLength(3)
})

test('a line that is wrong is named by its number, nothing is saved, and all that was typed is there', async () => {
  const typed = {
    'people.0.name': 'Uten Adresse',
    'people.0.email': '',
    paste: 'Kari Ny; kari@bedrift.example\nOla Feil; ikke-en-adresse',
  }
  const { status, body } = await manager.post(seats, typed)
  expect(status).toBe(422)
  expect(faultAt(body, 'people.0.email')).toContain('e-postadresse')
  expect(faultAt(body, 'paste')).toMatch(/^Linje 2: /)
  expect(fieldsOf(body)).toMatchObject(typed)
  expect(await house.witness(`select 1 from people where email = 'kari@bedrift.example'`)).toEqual([])
})

test('more names than seats, or somebody who is enrolled already, changes nothing', async () => {
  const tooMany = await manager.post(seats, { paste: 'A En; a@bedrift.example\nB To; b@bedrift.example' })
  expect(tooMany.status).toBe(409)
  expect(wordsOf(tooMany.body)).toContain('Bare 1 av plassene')
  const again = await manager.post(seats, {
    'people.0.name': 'Eline Lunde',
    'people.0.email': 'eline.lunde@bedrift.example',
  })
  expect(again.status).toBe(409)
  const empty = await manager.post(seats, {})
  expect(empty.status).toBe(422)
  expect(await house.witness(`select 1 from enrolments where order_id = '${placed.id}'`)).toHaveLength(3)
})

test('documents and what was spent follow the order', async () => {
  await until(
    async () =>
      (
        await house.witness(
          `select 1 from document_files f join documents d on d.id = f.document_id where d.order_id = '${placed.id}'`,
        )
      ).length === 1,
  )
  const { body } = await manager.get('/en/company')
  expect(wordsOf(body)).toMatch(/Total spent NOK 19,600/)
  const pdf = /href="(\/invoices\/[^"]+\.pdf)"/.exec(body)![1]!
  expect((await manager.get(pdf)).headers.get('content-type')).toContain('application/pdf')
})

test('a buyer of the company sees the seats and may name nobody; a stranger sees nothing at all', async () => {
  const buyer = await signedIn(house)
  const [row] = await house.witness(`select id from companies where organisation_number = '923609016'`)
  const owner = { kind: 'person', personId: manager.personId, roles: [] } as const
  const member = {
    companyId: String(row!.id),
    name: buyer.name,
    email: buyer.email,
    role: 'buyer',
    lang: 'nb',
  } as const
  await act(house.till, owner, (tx) => addMember(tx, member))
  expect(wordsOf((await buyer.get('/company')).body)).toContain('Eieren eller en leder i bedriften kan sette navn')
  expect((await buyer.get(seats)).status).toBe(404)
  const stranger = await signedIn(house)
  expect((await stranger.get(seats)).status).toBe(404)
  expect((await stranger.post(seats, { 'people.0.name': 'X Y', 'people.0.email': 'x@y.example' })).status).toBe(404)
  expect((await stranger.get(`/company?company=${row!.id}`)).body).not.toContain('Python for analyse')
  expect((await browse(house.url).get('/company')).to).toContain('/sign-in?to=')
})

test('whoever has no company makes its account; a number that is taken or false is refused at its field', async () => {
  const newcomer = await signedIn(house)
  const taken = await newcomer.post('/company', DETAILS)
  expect(taken.status).toBe(409)
  expect(faultAt(taken.body, 'organisationNumber')).toContain('finnes her fra før')
  const wrong = await newcomer.post('/company', { ...DETAILS, organisationNumber: '923609017', postcode: '' })
  expect(wrong.status).toBe(422)
  const digit = await newcomer.post('/company', { ...DETAILS, organisationNumber: '923609017' })
  expect(faultAt(digit.body, 'organisationNumber')).toContain('ikke et organisasjonsnummer')
  expect(fieldsOf(digit.body)).toMatchObject({ name: 'Prøvebedriften AS', organisationNumber: '923609017' })
})
