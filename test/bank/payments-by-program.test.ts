import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, order, until } from '../support/make.ts'
import { camt } from './camt.ts'

type Invoice = { id: string; number: string; kid: string; gross: number }
type Brought = {
  id: string
  externalId: string
  leftMinor: number
  hindrance: string | null
  isReversed: boolean
  placements: { id: string; documentId: string | null; amountMinor: number; by: string }[]
  type?: string
  depositId?: string
}

let house: House
let [seller, erp, finance] = ['', '', '']
let today: string
beforeAll(async () => {
  house = await bootTill()
  seller = await make.client(house, ['course-administrator'])
  erp = await make.client(house, ['accounting-system'])
  finance = await make.client(house, ['finance'])
  today = await dayOf(house)
}, 60_000)
afterAll(() => house?.close())

async function invoiced(price = 1_000_000): Promise<Invoice> {
  const { body: placed } = await order(house, seller, { offering: await make.offering(house, { price }) })
  const find = () =>
    house.witness(
      `select id, kid, gross_minor as gross, content->>'number' as number from documents where order_id = '${placed.id}'`,
    )
  await until(async () => (await find()).length === 1)
  return (await find())[0] as Invoice
}
let told = 0
const payment = (change: object = {}) => ({
  ...{ externalId: `ERP-${++told}`, amountMinor: 1_000_000, currency: 'NOK', bookedOn: today, ...change },
})
const bring = (body: object, key = erp) =>
  ask<Brought>(house, '/bank-payments', { method: 'POST', headers: bearer(key), body })
const takeBack = (id: string, body: object, key = erp) =>
  ask<Brought>(house, `/bank-payments/${id}/reversal`, { method: 'POST', headers: bearer(key), body })
const leftOf = async ({ id }: Invoice, key = erp) =>
  (await ask<{ leftMinor: number }>(house, `/invoices/${id}`, { headers: bearer(key) })).body.leftMinor
const reversal = (change: object = {}) => ({
  externalId: `ERP-${++told}`,
  bookedOn: today,
  reason: 'Feilført',
  ...change,
})

test('a payment that the accounting system brings pays its invoice by KID or by number, once however often it is told', async () => {
  const [one, other] = [await invoiced(), await invoiced()]
  const wish = payment({ reference: one.kid, payerName: 'Prøvebedriften AS' })
  const first = await bring(wish)
  expect([first.status, first.body]).toMatchObject([
    201,
    { externalId: wish.externalId, leftMinor: 0, hindrance: null, placements: [{ documentId: one.id }] },
  ])
  const [again, atOnce] = await Promise.all([bring(wish), bring(wish)])
  expect([again.status, atOnce.status, again.body.id, atOnce.body.id]).toEqual([200, 200, first.body.id, first.body.id])
  expect(await leftOf(one)).toBe(0)
  expect((await bring(payment({ reference: other.number }))).body.placements).toMatchObject([{ documentId: other.id }])
  expect(await leftOf(other)).toBe(0)
  expect((await bring({ ...wish, amountMinor: 5 })).body.type).toBe('/problems/bank/external-id-taken')
  const listed = await ask<{ payments: Brought[] }>(house, `/bank-payments?externalId=${wish.externalId}`, {
    headers: bearer(erp),
  })
  expect(listed.body.payments.map(({ id }) => id)).toEqual([first.body.id])
  await expectSoundBooks(house.eye)
}, 60_000)

test('two who bring the same payment at the same instant bring it once', async () => {
  const invoice = await invoiced()
  const wish = payment({ reference: invoice.kid })
  const answers = await Promise.all(Array.from({ length: 6 }, () => bring(wish)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  await expectSoundBooks(house.eye)
})

test('too little leaves the rest open, too much and an unknown reference wait for a person', async () => {
  const [short, over] = [await invoiced(), await invoiced()]
  await bring(payment({ reference: short.kid, amountMinor: 400_000 }))
  expect(await leftOf(short)).toBe(600_000)
  const { body } = await bring(payment({ reference: over.kid, amountMinor: 1_200_000 }))
  expect(body).toMatchObject({ leftMinor: 200_000, hindrance: 'more-than-left' })
  expect(await leftOf(over)).toBe(0)
  expect((await bring(payment({ reference: '123456789012' }))).body.hindrance).toBe('unknown-reference')
  expect((await bring(payment())).body.hindrance).toBe('no-reference')
  const waiting = await ask<{ deposits: Brought[] }>(house, '/deposits', { headers: bearer(finance) })
  expect(waiting.body.deposits).toHaveLength(3)
  await expectSoundBooks(house.eye)
})

test('a payment is undone by a reversal: its invoice is open again, once, and nothing is deleted', async () => {
  const invoice = await invoiced()
  const { body } = await bring(payment({ reference: invoice.kid }))
  const wish = reversal()
  const back = await takeBack(body.id, wish)
  expect([back.status, back.body.isReversed]).toEqual([200, true])
  expect(await leftOf(invoice)).toBe(invoice.gross)
  expect((await takeBack(body.id, wish)).status).toBe(200)
  expect((await takeBack(body.id, reversal())).body.type).toBe('/problems/bank/reversed')
  const [row] = await house.witness(`select count(*)::int as n from placements where deposit_id = '${body.id}'`)
  expect(row!.n).toBe(3)
  await expectSoundBooks(house.eye)
})

test('an entry that the bank’s file tells too is counted once, whichever comes first', async () => {
  const [early, late] = [await invoiced(), await invoiced()]
  const file = (entry: { reference: string; kid: string }) =>
    ask<{ knownCount: number; newCount: number }>(house, '/bank-files', {
      method: 'POST',
      headers: bearer(finance),
      body: {
        content: camt([
          { amount: '10000.00', day: today, reference: entry.reference, payments: [{ strd: [{ kid: entry.kid }] }] },
        ]),
      },
    })
  await bring(payment({ reference: early.kid, bankReference: 'BANK-1' }))
  expect((await file({ reference: 'BANK-1', kid: early.kid })).body).toMatchObject({ knownCount: 1, newCount: 0 })
  expect((await file({ reference: 'BANK-2', kid: late.kid })).body).toMatchObject({ newCount: 1 })
  const refused = await bring(payment({ reference: late.kid, bankReference: 'BANK-2' }))
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { type: '/problems/bank/told-already', depositId: expect.any(String) },
  ])
  await until(async () => (await leftOf(late)) === 0)
  await expectSoundBooks(house.eye)
})

test('the key of an accounting system opens documents and its own payments, and nothing else', async () => {
  const invoice = await invoiced()
  const { body } = await bring(payment({ reference: invoice.kid }))
  const other = await make.client(house, ['accounting-system'])
  const get = async (path: string, key = erp) => (await fetch(`${house.url}${path}`, { headers: bearer(key) })).status
  expect(await get('/invoices')).toBe(200)
  await until(async () => (await get(`/invoices/${invoice.id}.pdf`)) === 200)
  expect(await get('/invoices', await make.client(house, ['learning-platform']))).toBe(403)
  for (const path of ['/deposits', '/people?search=per', '/admin/courses', '/bank-files', '/exports/journal.csv'])
    expect([path, await get(path)]).toEqual([path, 403])
  expect((await takeBack(body.id, reversal(), other)).status).toBe(404)
  expect((await bring(payment(), finance)).status).toBe(403)
  const tomorrow = await dayOf(house, -1)
  expect((await bring(payment({ bookedOn: tomorrow }))).status).toBe(422)
  expect((await bring(payment({ amountMinor: 0 }))).status).toBe(422)
})

test('a payment whose reference became the number of an invoice since is known by the reference that was given', async () => {
  const [series, last] = (await invoiced()).number.split('-')
  const next = `${series}-${Number(last) + 1}`
  const wish = payment({ reference: next })
  const first = await bring(wish)
  expect([first.status, first.body.hindrance]).toEqual([201, 'unknown-reference'])
  expect((await invoiced()).number).toBe(next)
  const again = await bring(wish)
  expect([again.status, again.body.id]).toEqual([200, first.body.id])
  expect((await bring({ ...wish, reference: `${series}-1` })).body.type).toBe('/problems/bank/external-id-taken')
})
