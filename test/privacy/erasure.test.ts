import { afterAll, beforeAll, expect, test } from 'vitest'
import { whomOf } from '../../src/identity/whom.ts'
import { eraseWaiting } from '../../src/privacy/erase-waiting.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import {
  ask,
  bearer,
  buy,
  checkOut,
  company,
  make,
  type Offering,
  order,
  pay,
  person,
  until,
  untilOrder,
} from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { askAs, type Signed, signedIn, whereIs } from './people.ts'

/** What may keep a name and an address for as long as the law says: the documents and what is written about them. */
const BOOKS = ['public."documents"']
const DAYS = 24 * 3600

let house: House
let course: Offering
let key: string
beforeAll(async () => {
  house = await bootTill()
  course = await make.offering(house, { startsInDays: 3 })
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())

const documentsOf = (id: string) => house.witness(`select * from documents where order_id = '${id}'`)
const settled = (id: string) =>
  until(async () => {
    const [row] = await house.witness(
      `select (select count(*) from document_files f join documents d on d.id = f.document_id where d.order_id = '${id}')
         - (select count(*) from mails where order_id = '${id}' and sent_at is null) - 1 - (select count(*) from tellings_due) as left`,
    )
    return Number(row!.left) >= 0
  })
const erasure = (who: Signed, when: 'now' | 'when-over') =>
  askAs<{ erased: boolean; type: string; hindrances: { name: string }[] }>(house, who, '/me/erasure', {
    method: 'POST',
    body: { when },
  })

test('who has bought and taken part is gone everywhere but in the books, and can start anew', {
  timeout: 60_000,
}, async () => {
  const [name, street] = ['Zqxkari Nordkvist', 'Zqxgata 17']
  const email = 'zqxkari@plantet.example'
  const bought = await buy(house, { offering: course, buyer: { name, email } })
  const gave = await order(house, key, { offering: course, people: [{ name, email: 'zqxkari@plantet.example' }] })
  expect(gave.status).toBe(409) // one person, one seat
  const other = await make.offering(house, { startsInDays: 2 })
  await order(house, key, { offering: other, payer: company(), people: [{ name, email }] })
  await settled(bought.id)
  const kari = await signedIn(house, name, email)
  const { body: cart } = await askAs<{ id: string }>(house, kari, '/carts', { method: 'POST', body: {} })
  await askAs(house, kari, `/carts/${cart.id}/lines`, {
    method: 'POST',
    body: { offeringId: course.offeringId, quantity: 1 },
  })
  const { body: stranger } = await ask<{ id: string; token: string }>(house, '/carts', { method: 'POST', body: {} })
  await ask(house, `/carts/${stranger.id}/lines`, {
    method: 'POST',
    headers: { 'cart-token': stranger.token },
    body: { offeringId: other.offeringId, quantity: 2, people: [{ name, email }] },
  })
  await ask(house, '/session/links', { method: 'POST', body: { email } })
  const before = Object.keys(await whereIs(house, email)).length
  expect(before).toBeGreaterThan(5)

  const early = await erasure(kari, 'now')
  expect(early.body).toMatchObject({ type: expect.stringContaining('erasure/open-things') })
  expect(early.body.hindrances.map(({ name: each }) => each)).toEqual(['course-ahead'])
  expect(await erasure(kari, 'when-over')).toMatchObject({ status: 200, body: { erased: false } })
  expect(await erasure(kari, 'when-over')).toMatchObject({ status: 409 })
  expect(await eraseWaiting(house.till)).toBe(0)

  await house.moveClock(7 * DAYS)
  expect(await eraseWaiting(house.till)).toBe(1)
  for (const planted of [email, name, street]) {
    const places = Object.keys(await whereIs(house, planted))
    expect([planted, places.filter((table) => !BOOKS.includes(table))]).toEqual([planted, []])
  }
  expect((await askAs(house, kari, '/me')).status).toBe(401)
  expect(house.mails()[0]).toMatchObject({ subject: expect.stringContaining('Du er slettet'), to: expect.anything() })
  expect(await eraseWaiting(house.till)).toBe(0)
  const again = await signedIn(house, 'Kari Igjen', email)
  expect(again.personId).not.toBe(kari.personId)
  expect((await askAs<{ orders: unknown[] }>(house, again, '/me/data')).body.orders).toEqual([])
  await expectSoundBooks(house.eye)
  promise(`an erased person’s address stood in ${before} tables, afterwards in none but the documents`)
})

test('the links in old mails open nothing of an erased person any more', async () => {
  const over = await make.offering(house, { startsInDays: 2 })
  const placed = await checkOut(house, { offering: over, buyer: { name: 'Zqxper', email: 'zqxper@plantet.example' } })
  await pay(house, placed.body)
  await untilOrder(house, placed.body, ({ state }) => state === 'confirmed')
  await settled(placed.body.id)
  const [document] = await documentsOf(placed.body.id)
  await house.moveClock(5 * DAYS)
  const per = await signedIn(house, 'Zqxper', 'zqxper@plantet.example')
  expect(await erasure(per, 'now')).toMatchObject({ status: 200, body: { erased: true } })
  const byToken = { headers: { 'order-token': placed.body.orderToken } }
  expect((await ask(house, `/orders/${placed.body.id}`, byToken)).status).toBe(404)
  expect((await ask(house, `/invoices/${document!.id}`, byToken)).status).toBe(404)
  if (document!.token !== '')
    expect(
      (await ask(house, `/invoices/${document!.id}`, { headers: { 'document-token': String(document!.token) } }))
        .status,
    ).toBe(404)
  const seen = await ask<{ payer: object }>(house, `/orders/${placed.body.id}`, { headers: bearer(key) })
  expect(seen.body.payer).toMatchObject({ name: 'Slettet / erased', street: '–' })
  const staff = await ask<{ restrictedUntil: string; buyerName: string; mails: { toEmail: string }[] }>(
    house,
    `/invoices/${document!.id}`,
    { headers: bearer(key) },
  )
  expect(staff.body).toMatchObject({ buyerName: 'Zqxper', restrictedUntil: expect.stringMatching(/^\d{4}-12-31$/) })
  expect(JSON.stringify(staff.body)).not.toContain('zqxper@plantet.example')
  expect(await whomOf({ client: house.till.connection.pool }, per.personId)).toBeNull()
})

test('what is open is named, and the wish can be taken back', async () => {
  const offering = await make.offering(house, { invoiceToPersons: true, startsInDays: 5 })
  const owing = await signedIn(house, 'Ole Skylder', 'ole@skylder.example')
  await ask(house, '/orders', {
    method: 'POST',
    headers: { cookie: owing.cookie, 'idempotency-key': 'ole-1' },
    body: {
      lines: [{ offeringId: offering.offeringId, quantity: 1, people: [] }],
      payer: person({ name: 'Ole Skylder', email: owing.email }),
      payBy: 'invoice',
      expectedTotal: { minor: offering.gross, currency: 'NOK' },
      acceptedSalesTerms: 1,
    },
  })
  await until(async () => (await house.witness('select 1 from documents_due')).length === 0)
  const preview = await askAs<{
    hindrances: { name: string; until: string | null }[]
    stays: { kind: string; until: string }[]
  }>(house, owing, '/me/erasure')
  expect(preview.body.hindrances).toEqual([
    { name: 'invoice-unpaid', until: null },
    { name: 'course-ahead', until: expect.any(String) },
  ])
  expect(preview.body.stays).toContainEqual({ kind: 'documents', count: 1, until: expect.stringMatching(/-12-31$/) })
  expect((await erasure(owing, 'when-over')).body.erased).toBe(false)
  expect((await askAs(house, owing, '/me/erasure', { method: 'DELETE' })).status).toBe(204)
  expect((await askAs(house, owing, '/me/erasure', { method: 'DELETE' })).status).toBe(404)
  await house.moveClock(30 * DAYS)
  await eraseWaiting(house.till)
  expect(await whomOf({ client: house.till.connection.pool }, owing.personId)).not.toBeNull()
})

test('a sign-in that is older than a quarter of an hour erases nobody, and the last administrator stays', async () => {
  const late = await signedIn(house, 'Sen Person')
  await house.moveClock(16 * 60)
  expect((await erasure(late, 'now')).status).toBe(403)
  const chief = await signedIn(house, 'Eneste Sjef')
  await ask(house, `/people/${chief.personId}/roles`, {
    method: 'POST',
    headers: bearer(key),
    body: { role: 'administrator' },
  })
  const again = await signedIn(house, 'Eneste Sjef', chief.email)
  const refused = await erasure(again, 'now')
  expect(refused.body.hindrances?.map(({ name }) => name)).toEqual(['last-administrator'])
})

test('two administrators who go at the same moment leave one behind', async () => {
  const both = await Promise.all(['Første', 'Andre'].map((name) => signedIn(house, `${name} Sjef`)))
  for (const { personId } of both)
    await ask(house, `/people/${personId}/roles`, {
      method: 'POST',
      headers: bearer(key),
      body: { role: 'administrator' },
    })
  await house.till.connection.pool.query(
    `delete from person_roles where role = 'administrator' and person_id <> all($1::uuid[])`,
    [both.map(({ personId }) => personId)],
  )
  const fresh = await Promise.all(both.map(({ name, email }) => signedIn(house, name, email)))
  const answers = await Promise.all(fresh.map((each) => erasure(each, 'now')))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('support erases whoever asked for it and says how they knew them, but nobody who works here', async () => {
  const helper = await make.client(house, ['support'])
  const asking = await signedIn(house, 'Brev Skriver')
  const wish = (body: object, id = asking.personId) =>
    ask<{ erased?: boolean }>(house, `/people/${id}/erasure`, { method: 'POST', headers: bearer(helper), body })
  expect((await wish({ when: 'now', proof: 'own' })).status).toBe(422)
  const colleague = await signedIn(house, 'Kollega')
  await ask(house, `/people/${colleague.personId}/roles`, {
    method: 'POST',
    headers: bearer(key),
    body: { role: 'finance' },
  })
  expect((await wish({ when: 'now', proof: 'in-person' }, colleague.personId)).status).toBe(403)
  expect((await wish({ when: 'now', proof: 'signed-letter' })).body).toEqual({ erased: true })
  expect((await wish({ when: 'now', proof: 'signed-letter' })).status).toBe(404)
  const [row] = await house.witness(`select proof, asked_by from erasures where person_id = '${asking.personId}'`)
  expect(row).toMatchObject({ proof: 'signed-letter', asked_by: expect.stringContaining('client:') })
})

test('whoever bought for a company is gone from its order, and its mails go to the company', async () => {
  const offering = await make.offering(house)
  const clerk = { name: 'Zqxinnkjøper', email: 'zqxinnkjop@firma.example' }
  const firm = { ...company(clerk), organisationNumber: '974760673', name: 'Annen Bedrift AS' }
  const placed = await order(house, key, { offering, payer: firm as ReturnType<typeof company> })
  await settled(placed.body.id)
  const clerkIn = await signedIn(house, clerk.name, clerk.email)
  expect((await erasure(clerkIn, 'now')).body.hindrances.map(({ name }) => name)).toEqual(['company-invoices'])
  await house.till.connection.pool.query(
    `update companies set invoice_email = 'faktura@firma.example' where organisation_number = '974760673'`,
  )
  expect((await erasure(clerkIn, 'now')).body).toEqual({ erased: true })
  const places = Object.keys(await whereIs(house, clerk.email))
  expect(places).toEqual(BOOKS)
  const [document] = await documentsOf(placed.body.id)
  const again = { method: 'POST', headers: { ...bearer(key), 'idempotency-key': 'again' }, body: {} }
  expect((await ask(house, `/invoices/${document!.id}/copies`, again)).status).toBe(202)
  const mails = await house.witness(`select to_email from mails where order_id = '${placed.body.id}' and kind = 'copy'`)
  expect(mails).toEqual([{ to_email: 'faktura@firma.example' }])
})
