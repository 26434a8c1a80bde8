import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, buy, make, order, until } from '../support/make.ts'

type Batch = { id: string; number: number; entries: number; rows: number; totals: object[] }

let house: House
let headers: Record<string, string>
let month: string
let invoice: string
const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
  ask<T>(house, path, { method, ...(body ? { body } : {}), headers: { ...headers, 'idempotency-key': randomUUID() } })

beforeAll(async () => {
  house = await bootTill()
  headers = bearer(await make.client(house, ['finance']))
  const program = await make.client(house, ['course-administrator'])
  month = (await dayOf(house)).slice(0, 7)
  await buy(house, { offering: await make.offering(house) })
  await order(house, program, {
    offering: await make.offering(house, { price: 100_000, startsInDays: 200 }),
    quantity: 2,
  })
  await until(async () => (await house.witness('select from documents')).length === 2)
  const [row] = await house.witness("select content ->> 'number' as number from documents where gross_minor = 200000")
  invoice = String(row!.number)
}, 60_000)
afterAll(() => house?.close())

test('what may still change is not sent to the accounts', async () => {
  expect((await send('POST', '/voucher-batches')).body.type).toBe('/problems/accounting/nothing-closed')
  const owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  await owner.query(
    `insert into book_locks (through_on, because_of, at, by) values ('${await dayOf(house)}', '${randomUUID()}', now(), 'test')`,
  )
  await owner.end()
})

test('every entry of the closed months goes into one numbered file for the accounts, once, with a control total', async () => {
  const made = await send<Batch>('POST', '/voucher-batches')
  expect(made.status).toBe(201)
  const [booked] = await house.witness(
    `select count(distinct e.id)::int as entries, sum(p.amount_minor)::int as minor from entries e join postings p on p.entry_id = e.id where e.posted_on <= books_closed_through()`,
  )
  const { id, number, entries, totals } = made.body
  expect({ number, entries, totals }).toEqual({
    number: 1,
    entries: booked!.entries,
    totals: [{ currency: 'NOK', debitMinor: booked!.minor, creditMinor: booked!.minor }],
  })
  const file = async () => (await fetch(`${house.url}/voucher-batches/${id}/file.csv`, { headers })).text()
  const rows = (await file()).trim().split('\r\n')
  expect(rows).toHaveLength(1 + made.body.rows)
  expect(rows[0]).toBe(
    'batch;voucher;date;period;account;vat_code;amount;currency;cost_centre;project;activity;text;document;order',
  )
  expect(rows.join('\n')).toMatch(
    new RegExp(
      `^1;\\d+;${month}-\\d\\d;${month.replace('-', '')};1500;;2000,00;NOK;;;;invoice ${invoice};${invoice};\\d+$`,
      'm',
    ),
  )
  expect((await send('POST', '/voucher-batches')).body.type).toBe('/problems/accounting/nothing-to-send')
  const rejected = await send('POST', `/voucher-batches/${id}/rejection`, { reason: 'Ukjent konto 1500' })
  expect(rejected.status).toBe(204)
  const profile = {
    ...{ vouchers: 'day', header: false, delimiter: ';', point: '.', days: 'compact' },
    columns: [
      { head: 'client', words: 'OM' },
      { head: 'date', field: 'date' },
      { head: 'account', field: 'account' },
      { head: 'tax', field: 'vat-code' },
      { head: 'amount', field: 'amount' },
    ],
    accounts: [{ account: '1500', as: '15000', vatCode: '7' }],
  }
  expect((await send('PUT', '/setup/voucher-profile', profile)).status).toBe(204)
  const again = await send<Batch>('POST', '/voucher-batches')
  expect(again.body).toMatchObject({ number: 2, entries })
  const answer = await fetch(`${house.url}/voucher-batches/${again.body.id}/file.csv`, { headers })
  const text = await answer.text()
  expect(text).toMatch(/^OM;\d{8};15000;7;-?\d+\.\d\d\r$/m)
  const sum = text
    .trim()
    .split('\r\n')
    .reduce((total, row) => total + Math.round(Number(row.split(';')[4]) * 100), 0)
  expect(sum).toBe(0)
  expect((await send('POST', `/voucher-batches/${again.body.id}/acceptance`, { reference: 'GL 4711' })).status).toBe(
    204,
  )
  const twice = await send('POST', `/voucher-batches/${again.body.id}/rejection`, { reason: 'Angret' })
  expect(twice.body.type).toBe('/problems/accounting/decided-already')
  expect(await file()).toBe(`${rows.join('\r\n')}\r\n`)
})
