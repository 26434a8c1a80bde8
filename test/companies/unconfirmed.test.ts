import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putMember } from '../../src/companies/put-member.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, checkOut, company, fillCart, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { browse, wordsOf } from '../web/browser.ts'
import { hireStaff } from '../web/desk-people.ts'

type Member = Account & { headers: { cookie: string } }
/** Valid numbers that nobody has bought under yet. */
const NUMBERS = ['974760673', '971035854', '889640782', '982463718', '974761076']

let house: House
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk' })
}, 60_000)
afterAll(() => house?.close())

const details = { name: 'Tatt AS', street: 'Gata 1', postcode: '0155', city: 'Oslo', invoiceEmail: 'x@tatt.example' }
async function signedIn(name: string): Promise<Member> {
  const account = await openAccount(house, name)
  return { ...account, headers: await signIn(house, account) }
}
const post = (path: string, headers: Record<string, string>, body: unknown = {}) =>
  ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
const found = (member: Member, organisationNumber: string, more: object = {}) =>
  post('/companies', member.headers, { ...details, organisationNumber, ...more })
/** Two seats on invoice, by a guest or by who is signed in, with the invoice drawn. */
async function bought(organisationNumber: string, headers: Record<string, string> = {}, email = 'ase@ekte.example') {
  const cart = await fillCart(house.url, offering.offeringId, 2)
  const payer = { ...company(), organisationNumber, contactName: 'Åse Ekte', email }
  const placed = await checkOut(house.url, cart, { payer, payBy: 'invoice', headers })
  expect(placed.status).toBe(201)
  const whole = await until(
    () => ask(`${house.url}/orders/${placed.body.id}`, { headers: { 'order-token': String(placed.body.orderToken) } }),
    ({ body }) => (body.documents as { pdf: string | null }[]).some(({ pdf }) => pdf),
  )
  return { id: placed.body.id, number: String(placed.body.number), whole }
}
const pdfOf = ({ whole }: { whole: Answer }) => (whole.body.documents as { pdf: string }[])[0]!.pdf
/** What of an order a person gets: the order, its invoice, the naming of a seat, the page of its seats, and the company's pages. */
async function reach({ headers }: Member, order: { id: string; number: string; whole: Answer }) {
  const look = (path: string) => fetch(`${house.url}${path}`, { headers: { ...headers, accept: 'text/html' } })
  const [{ companyId }] = (await house.witness(
    `select company_id as "companyId" from orders where id = '${order.id}'`,
  )) as [{ companyId: string }]
  const named = await post(`/orders/${order.id}/names`, headers, {
    offeringId: offering.offeringId,
    people: [{ name: 'Nina Ny', email: `nina-${randomUUID()}@ny.example` }],
  })
  return {
    order: (await ask(`${house.url}/orders/${order.id}`, { headers })).status,
    invoice: (await fetch(`${house.url}${pdfOf(order)}`, { headers })).status,
    names: named.status,
    seatsPage: (await look(`/company/${companyId}/seats/${offering.offeringId}`)).status,
    listed: wordsOf(await (await look('/company')).text()).includes(order.number),
  }
}
const NOTHING = { order: 404, invoice: 404, names: 404, seatsPage: 404, listed: false }
const EVERYTHING = { order: 200, invoice: 200, names: 200, seatsPage: 200, listed: true }

test('a stranger who types a company’s number first reads and steers nothing that its people order as guests', async () => {
  const stranger = await signedIn('Fremmed')
  const made = await found(stranger, NUMBERS[0]!)
  expect(made.body.confirmed).toBe(false)
  const guests = await bought(NUMBERS[0]!)
  expect(await reach(stranger, guests)).toEqual(NOTHING)
  const invited = { email: 'ase@ekte.example', role: 'buyer' }
  expect((await post(`/companies/${made.body.id}/invitations`, stranger.headers, invited)).body.type).toBe(
    '/problems/companies/unconfirmed',
  )
  expect(await reach(stranger, await bought(NUMBERS[0]!))).toEqual(NOTHING)
})

test('while a company waits, its members have what they ordered themselves and nothing of each other', async () => {
  const [owner, colleague] = [await signedIn('Eva Eier'), await signedIn('Kåre Kollega')]
  const made = await found(owner, NUMBERS[1]!)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    putMember(tx, { companyId: String(made.body.id), personId: colleague.personId, role: 'manager' }),
  )
  const order = await bought(NUMBERS[1]!, owner.headers, owner.email)
  expect(await reach(owner, order)).toEqual(EVERYTHING)
  expect(await reach(colleague, order)).toEqual(NOTHING)
  const page = async (lang: string) =>
    wordsOf(
      await (await fetch(`${house.url}${lang}/company`, { headers: { ...owner.headers, accept: 'text/html' } })).text(),
    )
  expect(await page('')).toContain('Til det er gjort, ser du bare det du selv har bestilt')
  expect(await page('/en')).toContain('Until that is done you see only what you have ordered yourself')
})

test('staff confirm a company with a button, it is written down, and its members see all that is bought in its name', async () => {
  const owner = await signedIn('Ekte Eier')
  const made = await found(owner, NUMBERS[2]!)
  const guests = await bought(NUMBERS[2]!)
  const berit = browse(house.url)
  await berit.post('/demo/sign-in', { role: 'support' })
  expect((await berit.get('/support')).body).toContain('href="/support/companies"')
  const desk = await berit.get('/support/companies')
  expect(wordsOf(desk.body)).toContain(owner.email)
  expect(wordsOf(desk.body)).toContain('Andre har bestilt 1 gang i bedriftens navn')
  const path = `/support/companies/${made.body.id}/confirmation`
  expect(desk.body).toContain(`action="${path}"`)
  for (const _ of ['once', 'twice'])
    expect(await berit.post(path, {})).toMatchObject({ status: 303, to: '/support/companies?done=confirmed' })
  expect((await berit.get('/support/companies')).body).not.toContain(path)
  expect(await reach(owner, guests)).toEqual(EVERYTHING)
  const events = await house.witness(
    `select actor like 'person:%' as "byPerson" from events where subject_id = '${made.body.id}' and name = 'CompanyConfirmed'`,
  )
  expect(events).toEqual([{ byPerson: true }])
})

test('staff turn away who does not act for a company, and only staff decide about it', async () => {
  const stranger = await signedIn('Bløff')
  const made = await found(stranger, NUMBERS[3]!)
  const own = await bought(NUMBERS[3]!, stranger.headers, stranger.email)
  for (const decision of ['confirmation', 'refusal'])
    expect((await post(`/companies/${made.body.id}/${decision}`, stranger.headers)).status).toBe(403)
  const support = bearer(await make.client(house, ['support']))
  const listed = await ask(`${house.url}/companies/unconfirmed`, { headers: support })
  expect(listed.body.companies).toContainEqual(
    expect.objectContaining({ id: made.body.id, members: [expect.objectContaining({ email: stranger.email })] }),
  )
  expect((await post(`/companies/${made.body.id}/refusal`, support)).status).toBe(204)
  expect((await ask(`${house.url}/companies/${made.body.id}`, { headers: stranger.headers })).status).toBe(404)
  expect((await ask(`${house.url}/orders/${own.id}`, { headers: stranger.headers })).status).toBe(200)
  const confirmed = await post('/companies', support, { ...details, organisationNumber: NUMBERS[3]! })
  expect(confirmed).toMatchObject({ status: 201, body: { id: made.body.id, confirmed: true } })
  expect((await post(`/companies/${made.body.id}/refusal`, support)).body.type).toBe('/problems/companies/confirmed')
})

test('what a stranger wrote as a company’s reference does not come onto the orders of others', async () => {
  const stranger = await signedIn('Stempler')
  await found(stranger, NUMBERS[4]!, { buyerReference: 'Betal heller til meg' })
  expect((await bought(NUMBERS[4]!)).whole.body.buyerReference).toBeNull()
  const own = await bought(NUMBERS[4]!, stranger.headers, stranger.email)
  expect(own.whole.body.buyerReference).toBe('Betal heller til meg')
})
