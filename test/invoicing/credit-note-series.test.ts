import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, order, type Placed, untilOrder } from '../support/make.ts'

let house: House
let program: string
let finance: string
let administrator: string
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
  administrator = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())

const number = (series: string, key = administrator) =>
  ask(house, '/setup/credit-note-series', { method: 'PUT', headers: bearer(key), body: { series } })
async function invoiced(): Promise<Placed> {
  const { body } = await order(house, program, { offering: await make.offering(house) })
  await untilOrder(house, body, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)
  return body
}
async function credited(): Promise<Placed> {
  const placed = await invoiced()
  const headers = { ...bearer(finance), 'idempotency-key': randomUUID() }
  const { status } = await ask(house, `/orders/${placed.id}/credit-note`, {
    method: 'POST',
    headers,
    body: { reason: 'Avlyst' },
  })
  expect(status).toBeLessThan(300)
  await untilOrder(house, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 2)
  return placed
}
type Listed = { documents: { number: string; id: string; kid: string | null; kind: string }[]; next: string | null }
const listed = async (query: string) =>
  (await ask<Listed>(house, `/invoices?${query}`, { headers: bearer(finance) })).body
const numbers = async (query: string) => (await listed(query)).documents.map((each) => each.number)

test('credit notes share the invoices’ series until an administrator gives them one of their own, and back again', async () => {
  await credited()
  expect(await number('own', finance)).toMatchObject({ status: 403 })
  expect(await number('own')).toMatchObject({ status: 204 })
  await credited()
  await credited()
  expect(await number('shared')).toMatchObject({ status: 204 })
  await credited()
  const order = ['TEST-1', 'TEST-2', 'TEST-3', 'TEST-K-1', 'TEST-4', 'TEST-K-2', 'TEST-5', 'TEST-6']
  expect(await numbers('limit=50')).toEqual(order)
  expect((await listed('kind=credit-note')).documents.map(({ kid }) => kid)).toEqual([null, null, null, null])
  await expectSoundBooks(house.eye)
})

test('page by page the list holds each document once, in the order of issue, and so do the exports', async () => {
  const seen: string[] = []
  let after = ''
  do {
    const page = await listed(`limit=3${after}`)
    seen.push(...page.documents.map((each) => each.number))
    after = page.next ? `&after=${page.next}` : ''
  } while (after !== '')
  expect(seen).toEqual(await numbers('limit=50'))
  expect(new Set(seen).size).toBe(8)
  const csv = await fetch(`${house.url}/exports/invoices.csv?form=machine`, { headers: bearer(finance) })
  const rows = (await csv.text()).trim().split('\r\n').slice(1)
  expect(rows.map((row) => row.split(',')[0])).toEqual(seen)
})

test('a credit note is found by its own number, and no invoice with it', async () => {
  expect(await numbers('search=TEST-K-2')).toEqual(['TEST-K-2'])
  expect(await numbers('search=TEST-2')).toEqual(['TEST-2'])
})

test('the report of the series says where each begins and ends, and that no number is missing', async () => {
  const { body } = await ask(house, '/number-series', { headers: bearer(finance) })
  expect(body).toEqual({
    creditNotes: 'shared',
    series: [
      { code: 'CREDIT-TEST', firstNumber: 1, lastNumber: 2, documents: 2, nextNumber: 3, missing: [] },
      { code: 'TEST', firstNumber: 1, lastNumber: 6, documents: 6, nextNumber: 7, missing: [] },
    ],
  })
  expect((await ask(house, '/number-series')).status).toBe(401)
})

test('the newest stand first on finance’s page, and an unknown cursor begins at the beginning there', async () => {
  const headers = { ...bearer(finance), accept: 'text/html' }
  const page = await (await fetch(`${house.url}/finance?before=8`, { headers })).text()
  const at = ['TEST-6<', 'TEST-5<', 'TEST-K-2<', 'TEST-4<', 'TEST-K-1<'].map((name) => page.indexOf(name))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at.every((place) => place > 0)).toBe(true)
})
