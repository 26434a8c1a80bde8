import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { attentionTo, dayOf, enterRate } from '../support/finance.ts'
import {
  ask,
  bearer,
  make,
  type Offering,
  order,
  type Placed,
  pay,
  person,
  until,
  untilOrder,
} from '../support/make.ts'

const DAY_SECONDS = 86_400
/** Held on the eleventh day and invoiced on the thirteenth. */
const HELD = { taxClass: 'standard', startsInDays: 10 } as const

let house: House
let program: string
let finance: string
beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, 60_000)
afterAll(() => house?.close())

const today = (daysAgo = 0) => dayOf(house, daysAgo)
const enter = (rate: string, currency: string, ratedOn: string) =>
  enterRate(house, finance, { rate, currency, ratedOn })
const attention = ({ id }: Placed) => attentionTo(house, finance, id)
type Stated = { vatMinor: number; exchangeRate: string; rateDate: string; rateSource: string }
const documentsOf = async ({ id }: Pick<Placed, 'id'>) =>
  (await house.witness(
    `select d.kind, d.currency, d.vat_minor, d.gross_minor, d.content -> 'accountingVat' as stated from documents d where d.order_id = '${id}' order by d.issued_at, d.number`,
  )) as { kind: string; currency: string; vat_minor: number; gross_minor: number; stated: Stated }[]
const documented = (placed: Placed, count: number) =>
  untilOrder(house, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === count)
const bought = async (offering: Offering, quantity = 1, change: object = {}): Promise<Placed> => {
  const { status, body } = await order(house, program, { offering, quantity, change })
  expect(status).toBe(201)
  return body
}

test('an invoice in euro whose VAT has no rate waits without a number; finance enters the rate, and it is issued by it', async () => {
  const placed = await bought(await make.offering(house, { ...HELD, currency: 'EUR', price: 99_900 }), 2)
  await enter('11.5', 'EUR', await today())
  await house.moveClock(13 * DAY_SECONDS) // the rate is then too old
  await until(async () => (await attention(placed)).length > 0)
  expect(await attention(placed)).toMatchObject([
    { kind: 'rate-missing', said: expect.stringContaining('no exchange rate for EUR') },
  ])
  expect(await documentsOf(placed)).toEqual([])
  const ratedOn = await today(5)
  expect(await enter('11.7425', 'EUR', ratedOn)).toMatchObject({ status: 204 })
  await documented(placed, 1)
  expect(await documentsOf(placed)).toEqual([
    {
      kind: 'invoice',
      currency: 'EUR',
      vat_minor: 49_950,
      gross_minor: 249_750,
      stated: {
        currency: 'NOK',
        vatMinor: 586_538,
        exchangeRate: '11.7425',
        rateDate: ratedOn,
        rateSource: 'Norges Bank',
      },
    },
  ])
  expect(await attention(placed)).toEqual([])
  await expectSoundBooks(house.eye)
})

test('VAT is posted in kroner, the receivable in euro, and each entry balances in its own currency', async () => {
  const rows =
    await house.witness(`select e.kind, e.currency, p.debit, p.credit, p.amount_minor from postings p join entries e on e.id = p.entry_id
    join documents d on d.id = e.source_id where d.currency = 'EUR' order by e.kind, p.position`)
  expect(
    rows.map(({ kind, currency, debit, credit, amount_minor }) => [kind, currency, debit, credit, amount_minor]),
  ).toEqual([
    ['invoice', 'EUR', '1500', '2965', 199_800],
    ['invoice', 'EUR', '1500', '1585', 49_950],
    ['vat-in-kroner', 'NOK', '1585', '2700', 586_538],
  ])
})

test('seats given back one at a time are credited by the rate of their invoice, and close it to the øre', async () => {
  await enter('0.9997', 'SEK', await today())
  const offering = await make.offering(house, { ...HELD, currency: 'SEK', price: 33_333, startsInDays: 2 })
  const placed = await bought(offering, 3, { expectedTotal: { minor: 124_999, currency: 'SEK' } })
  await house.moveClock(5 * DAY_SECONDS)
  await documented(placed, 1)
  await enter('1.5', 'SEK', await today())
  const [line] = await house.witness(`select id from order_lines where order_id = '${placed.id}'`)
  for (const position of [1, 2, 3]) {
    const { status } = await ask(house, `/orders/${placed.id}/credit-note`, {
      method: 'POST',
      headers: { ...bearer(finance), 'idempotency-key': `${placed.id}-${position}` },
      body: { reason: 'Avmeldt', seats: [{ lineId: line!.id, position }] },
    })
    expect(status).toBeLessThan(300)
    await documented(placed, 1 + position)
  }
  const [invoice, ...notes] = await documentsOf(placed)
  expect(invoice!.stated).toMatchObject({ vatMinor: 24_993, exchangeRate: '0.9997' })
  expect(notes.map(({ stated }) => stated.exchangeRate)).toEqual(['0.9997', '0.9997', '0.9997'])
  expect(notes.map(({ stated }) => stated.vatMinor).reduce((sum, minor) => sum + minor, 0)).toBe(24_993)
  await expectSoundBooks(house.eye)
})

test('paid by card in dollars, the invoice states its VAT in kroner when the course has been held', async () => {
  await enter('10.1', 'USD', await today())
  const offering = await make.offering(house, { ...HELD, currency: 'USD', price: 20_000, startsInDays: 2 })
  const { body: placed } = await order(house, program, { offering, payer: person() })
  await pay(house, placed)
  await untilOrder(house, placed, ({ state }) => state === 'confirmed')
  await house.moveClock(5 * DAY_SECONDS)
  await documented(placed, 1)
  expect(await documentsOf(placed)).toMatchObject([{ currency: 'USD', stated: { vatMinor: 50_500 } }])
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a corrected invoice keeps the rate of the one whose place it takes', async () => {
  const rows = await house.witness(`select id, order_id from documents where currency = 'EUR'`)
  await enter('15', 'EUR', await today())
  const headers = { ...bearer(finance), 'idempotency-key': randomUUID() }
  const wanted = { kind: 'purchase-order', purchaseOrderNumber: 'PO 9' }
  const asked = await ask<{ id: string }>(house, `/invoices/${rows[0]!.id}/correction-wishes`, {
    method: 'POST',
    headers,
    body: { wanted, words: 'Ny bestilling' },
  })
  const decided = await ask(house, `/correction-wishes/${asked.body.id}/decision`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: { granted: true },
  })
  expect([asked, decided]).toMatchObject([{ status: 201 }, { status: 200 }])
  await until(async () => (await documentsOf({ id: String(rows[0]!.order_id) })).length === 3)
  const stated = (await documentsOf({ id: String(rows[0]!.order_id) })).map(({ stated }) => [
    stated.vatMinor,
    stated.exchangeRate,
  ])
  expect(stated).toEqual(Array(3).fill([586_538, '11.7425']))
  await expectSoundBooks(house.eye)
})

test('lists, sums and exports say the VAT in kroner beside the currency', async () => {
  const headers = bearer(finance)
  type Sum = { currency: string; vatMinor: number; vatKronerMinor: number }
  const { body } = await ask<{ totals: Sum[]; documents: { currency: string; vatKronerMinor: number }[] }>(
    house,
    '/invoices?kind=invoice',
    { headers },
  )
  expect(body.totals).toMatchObject([
    { currency: 'EUR', vatMinor: 2 * 49_950, vatKronerMinor: 2 * 586_538 },
    { currency: 'SEK', vatMinor: 25_000, vatKronerMinor: 24_993 },
    { currency: 'USD', vatMinor: 5_000, vatKronerMinor: 50_500 },
  ])
  const csv = await (await fetch(`${house.url}/exports/invoices.csv?form=machine`, { headers })).text()
  const [head, ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  const cell = (row: string[], name: string) => row[head!.indexOf(name)]
  expect(rows.map((row) => [cell(row, 'currency'), cell(row, 'vat'), cell(row, 'vat_nok')])).toContainEqual([
    'EUR',
    '499.50',
    '5865.38',
  ])
})
